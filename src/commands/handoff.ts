import type { Command } from 'commander';
import { configFor } from './context.ts';
import { withExample } from './incident-command.ts';
import { withStore } from './with-store.ts';

/** `onduty handoff`: what whoever comes next on call has to know. */
export function addHandoffCommand(program: Command): void {
  withExample(program.command('handoff'), 'onduty handoff --markdown')
    .description('what the next one on call has to know: incidents, budgets, silences, events')
    .option(
      '--since <time>',
      'from then on: 2026-01-05T09:00Z, or -8h (default: since the shift began)',
    )
    .option('--json', 'in a stable shape')
    .option('--markdown', 'as a page of Markdown')
    .action(async (_options: unknown, command: Command) => {
      const flags = command.opts<{ since?: string; json?: boolean; markdown?: boolean }>();
      const config = await configFor(command);
      await withStore(command, async (deps) => {
        const { showHandoff } = await import('./handoff/show-handoff.ts');
        await showHandoff(config, deps, flags);
      });
    });
}
