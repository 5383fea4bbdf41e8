import type { Command } from 'commander';
import { configFor } from './context.ts';

type Options = { readonly at?: string; readonly json?: boolean };

/** `onduty oncall`: who is on call, until when, and who is next. */
export function addOncallCommand(program: Command): void {
  program
    .command('oncall')
    .description('who is on call, until when, and who is next')
    .option('--at <time>', "ISO 8601; without a zone, on the schedule's clock (default: now)")
    .option('--json', 'the same in a stable shape')
    .action(async (_options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const config = await configFor(command);
      const { showOnCall } = await import('./oncall/show-on-call.ts');
      await showOnCall(config, options.at ?? null, options.json ?? false);
    });
}
