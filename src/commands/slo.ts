import type { Command } from 'commander';
import { configFor } from './context.ts';
import { readMoment } from './read-moment.ts';
import { addSloWhyCommand } from './slo/why.ts';
import { addWhatIfCommand } from './what-if.ts';

/** `onduty slo`: every SLO with its state, budget and burn. */
export function addSloCommand(program: Command): void {
  const slo = program
    .command('slo')
    .description('every SLO: state, budget left, burn rates')
    .option('--json', 'the whole of it, in a stable shape')
    .option('--at <time>', 'as it was then: 2026-01-05T14:30Z, or -2h for two hours ago')
    .action(async (_options: unknown, command: Command) => {
      const { json = false, at } = command.optsWithGlobals<{ json?: boolean; at?: string }>();
      const moment = at === undefined ? null : readMoment(at, Date.now());
      const config = await configFor(command);
      const { showSlos } = await import('./slo/show-slos.ts');
      process.exitCode = await showSlos(config, json, moment);
    });
  addSloWhyCommand(slo);
  addWhatIfCommand(slo);
}
