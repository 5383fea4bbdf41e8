import type { Command } from 'commander';
import type { GlobalOptions } from './global-options.ts';
import { parseSize, type Size } from './size.ts';

/** What `onduty demo` takes beside the global flags. */
type DemoOptions = GlobalOptions & {
  readonly once?: boolean;
  readonly side?: boolean;
  readonly size?: Size;
};

/** `onduty demo`: the dashboard over a Prometheus of its own with a month of made-up history. */
export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('show the dashboard over a Prometheus of its own, with a month of history')
    .option('--once', 'print one frame as text and exit; also when stdout is no terminal')
    .option('--size <COLSxROWS>', 'size of the frame that --once prints', parseSize)
    .action(async (_options: DemoOptions, command: Command) => {
      const { runDemo } = await import('./run-demo.ts');
      process.exitCode = await runDemo(command.optsWithGlobals<DemoOptions>());
    });
}
