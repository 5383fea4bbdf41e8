import type { Command } from 'commander';
import type { GlobalOptions } from './global-options.ts';
import { readMoment } from './read-moment.ts';
import { parseSize, type Size } from './size.ts';

/** What `onduty demo` takes beside the global flags. */
type DemoOptions = GlobalOptions & {
  readonly once?: boolean;
  readonly side?: boolean;
  readonly size?: Size;
  readonly at?: string;
};

/** `onduty demo`: the dashboard over a Prometheus of its own with a month of made-up history. */
export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('show the dashboard over a Prometheus of its own, with a month of history')
    .option('--once', 'print one frame as text and exit; also when stdout is no terminal')
    .option('--size <COLSxROWS>', 'size of the frame that --once prints', parseSize)
    .option('--at <time>', 'show what was then: 2026-01-05T14:30Z, or -2h for two hours ago')
    .action(async (_options: DemoOptions, command: Command) => {
      const { at, ...view } = command.optsWithGlobals<DemoOptions>();
      const { runDemo } = await import('./run-demo.ts');
      process.exitCode = await runDemo({
        ...view,
        ...(at === undefined ? {} : { at: readMoment(at, Date.now()) }),
      });
    });
}
