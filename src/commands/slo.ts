import type { Command } from 'commander';
import { configFor } from './context.ts';

/** `onduty slo`: every SLO with its state, budget and burn. */
export function addSloCommand(program: Command): void {
  program
    .command('slo')
    .description('every SLO: state, budget left, burn rates')
    .option('--json', 'the whole of it, in a stable shape')
    .action(async (options: { json?: boolean }, command: Command) => {
      const config = await configFor(command);
      const { showSlos } = await import('./slo/show-slos.ts');
      process.exitCode = await showSlos(config, options.json ?? false);
    });
}
