import type { Command } from 'commander';
import { ConfigError } from '../config/config-error.ts';
import { withExample } from './incident-command.ts';
import { untilInterrupted } from './until-interrupted.ts';
import { withStore } from './with-store.ts';

type Options = { readonly due?: boolean; readonly watch?: boolean; readonly json?: boolean };

/** `onduty escalate`: what dashboards do on the way, for when none runs. */
export function addEscalateCommand(program: Command): Command {
  return withExample(program.command('escalate'), 'escalate --due\nescalate --watch --json')
    .description('escalate the pages nobody acknowledged in time, when no dashboard runs')
    .option('--due', 'once, for a timer such as cron')
    .option('--watch', 'again every two seconds, until it is ended')
    .option('--json', 'a line of JSON for each page')
    .action(({ due = false, watch = false, json = false }: Options, command: Command) => {
      if (due === watch)
        throw new ConfigError(
          'escalate: say --due (once) or --watch (until ended); one incident is escalated by onduty incident escalate INC-3',
        );
      return withStore(command, async (deps) => {
        if (due) {
          const { escalateDue } = await import('./escalate/escalate-due.ts');
          return escalateDue(deps, { json });
        }
        const { keepEscalating } = await import('./escalate/keep-escalating.ts');
        return untilInterrupted((signal) => keepEscalating(deps, { json, signal }));
      });
    });
}
