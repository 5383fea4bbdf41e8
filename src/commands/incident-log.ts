import type { Command } from 'commander';
import { withExample } from './incident-command.ts';
import { withUpkeep } from './with-upkeep.ts';

/** Adds the commands about the log all incidents are made of: verify, rebuild. */
export function addLogCommands(incident: Command): void {
  addVerify(incident);
  addRebuild(incident);
}

function addVerify(incident: Command): void {
  type Options = { anchor?: string; json?: boolean };
  withExample(
    incident.command('verify'),
    'incident verify\nincident verify --anchor 1234:9f86d081…',
  )
    .description('whether the log of all incidents is as it was written: edits, gaps, reordering')
    .option('--anchor <seq:hash>', 'also that it still holds what an earlier verify printed')
    .option('--json', 'the whole of it, in a stable shape')
    .action(({ anchor, json = false }: Options, command: Command) =>
      withUpkeep(command, async (deps) => {
        const { verifyStore } = await import('./store/verify-store.ts');
        await verifyStore(deps, { anchor, json });
      }),
    );
}

function addRebuild(incident: Command): void {
  type Options = { dryRun?: boolean; json?: boolean };
  withExample(incident.command('rebuild'), 'incident rebuild --dry-run')
    .description('make each incident anew out of its log, and say what differed')
    .option('--dry-run', 'only say what would change')
    .option('--json', 'in a stable shape')
    .action(({ dryRun = false, json = false }: Options, command: Command) =>
      withUpkeep(command, async (deps) => {
        const { rebuild } = await import('./store/rebuild-rows.ts');
        await rebuild(deps, { dryRun, json });
      }),
    );
}
