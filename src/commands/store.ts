import type { Command } from 'commander';
import { exitOnSignals } from './exit-on-signals.ts';
import { withExample } from './incident-command.ts';
import { withUpkeep } from './with-upkeep.ts';

type JsonOption = { json?: boolean };

/** `onduty store …`: the place where incidents are kept, as a whole. */
export function addStoreCommand(program: Command): Command {
  const store = program
    .command('store')
    .description('where incidents are kept: look, back up, move, prune');
  addInfo(store);
  addBackup(store);
  addCopy(store);
  addPrune(store);
  return store;
}

function addInfo(store: Command): void {
  withExample(store.command('info'), 'store info')
    .description('what there is: counts, size, the newest event, whether its clock agrees')
    .option('--json', 'in a stable shape')
    .action(({ json = false }: JsonOption, command: Command) =>
      withUpkeep(command, async (deps) => {
        const { showFacts } = await import('./store/show-facts.ts');
        await showFacts(deps, { json });
      }),
    );
}

function addBackup(store: Command): void {
  withExample(store.command('backup'), 'store backup /backups/incidents.db')
    .description('all of it at one moment into a new SQLite file, verified, while others write')
    .argument('[file]', 'left out or a folder, it gets a name with the time')
    .option('--json', 'in a stable shape')
    .action((file: string | undefined, { json = false }: JsonOption, command: Command) =>
      withUpkeep(command, async (deps) => {
        exitOnSignals();
        const { backUp } = await import('./store/back-up.ts');
        await backUp(deps, { file, now: Date.now(), json });
      }),
    );
}

function addCopy(store: Command): void {
  withExample(
    store.command('copy'),
    'store copy sqlite:incidents.db postgres://onduty@db.example.com/onduty',
  )
    .description('all of a store into an empty one, of either kind, verified; whole or not at all')
    .argument('<from>', 'sqlite:PATH or postgres://…')
    .argument('<to>', 'the same; a new file is made')
    .option('--json', 'in a stable shape')
    .action(async (from: string, to: string, { json = false }: JsonOption) => {
      const { copyStore } = await import('./store/copy-store.ts');
      await copyStore((text) => process.stdout.write(`${text}\n`), { from, to, json });
    });
}

function addPrune(store: Command): void {
  type Options = { olderThan?: string; dryRun?: boolean; yes?: boolean } & JsonOption;
  withExample(store.command('prune'), 'store prune --older-than 400d --dry-run')
    .description('remove incidents that ended long ago; open ones stay, and the log verifiable')
    .option('--older-than <duration>', "since their end; left out, the configuration's")
    .option('--dry-run', 'only say what would go')
    .option('--yes', 'do not ask')
    .option('--json', 'in a stable shape')
    .action((options: Options, command: Command) =>
      withUpkeep(command, async (deps) => {
        const { prune } = await import('./store/prune.ts');
        const { olderThan, dryRun = false, yes = false, json = false } = options;
        await prune(deps, { olderThan, dryRun, yes, json });
      }),
    );
}
