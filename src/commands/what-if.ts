import type { Command } from 'commander';
import { configFor } from './context.ts';
import { readMoment } from './read-moment.ts';

type Options = {
  readonly target?: string;
  readonly window?: string;
  readonly exclude?: readonly string[];
  readonly json?: boolean;
  readonly at?: string;
};

/** `onduty slo what-if`: the budget under other conditions. */
export function addWhatIfCommand(slo: Command): void {
  slo
    .command('what-if')
    .argument('<slo>', 'which one: SERVICE/NAME')
    .description('what its budget would be, and which alerts would have fired')
    .option('--target <target>', 'another target, such as 99.95%')
    .option('--window <duration>', 'a shorter window, such as 14d')
    .option('--exclude <from/to>', 'a stretch of time to leave out; may be repeated', addTo)
    .option('--at <time>', 'as of then: 2026-01-05T14:30Z, or -2h for two hours ago')
    .option('--json', 'the same in a stable shape')
    .action(async (id: string, _options: unknown, command: Command) => {
      const { at, json = false, ...wishes } = command.optsWithGlobals<Options>();
      const now = Date.now();
      const moment = at === undefined ? null : readMoment(at, now);
      const config = await configFor(command);
      const { showWhatIf } = await import('./what-if/show-what-if.ts');
      await showWhatIf(config, { id, ...wishes, now, at: moment }, json);
    });
}

function addTo(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text];
}
