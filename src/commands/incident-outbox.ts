import type { Command } from 'commander';
import { configFor } from './context.ts';
import type { OutboxDeps } from './incident/outbox.ts';
import { withExample } from './incident-command.ts';
import { withStore } from './with-store.ts';

type Options = { readonly json?: boolean };

/** Adds `incident outbox`: what was written while the store did not answer. */
export function addOutboxCommands(incident: Command): void {
  const outbox = incident
    .command('outbox')
    .description('what was written while the store did not answer, and waits here');
  withExample(outbox.command('list', { isDefault: true }), 'incident outbox list')
    .description('what waits, and what the store would not take')
    .option('--json', 'in a stable shape')
    .action(async ({ json = false }: Options, command: Command) => {
      const { listOutbox } = await import('./incident/outbox.ts');
      await listOutbox(await depsFor(command), { json });
    });
  withExample(outbox.command('send'), 'incident outbox send\nincident outbox send OUT-3')
    .description('send what waits now; with an id, first let that one wait again')
    .argument('[id]', 'OUT-3, an entry that was kept aside')
    .option('--json', 'what is left, in a stable shape')
    .action(async (id: string | undefined, { json = false }: Options, command: Command) => {
      const { retry, reportLeft } = await import('./incident/outbox.ts');
      const deps = await depsFor(command);
      if (id !== undefined) await retry(deps, id);
      await withStore(command, ({ store }) => reportLeft(deps, store, { json }));
    });
  withExample(outbox.command('drop'), 'incident outbox drop OUT-3')
    .description('throw one away: it is never sent')
    .argument('<id>', 'OUT-3')
    .option('--json', 'what is left, in a stable shape')
    .action(async (id: string, { json = false }: Options, command: Command) => {
      const { drop } = await import('./incident/outbox.ts');
      await drop(await depsFor(command), id, { json });
    });
}

async function depsFor(command: Command): Promise<OutboxDeps> {
  const config = await configFor(command);
  const { keptForOthers, openShelf } = await import('../offline/open-shelf.ts');
  const { name, outbox } = openShelf(config);
  return {
    outbox,
    storeName: name,
    keptForOthers: () => keptForOthers(config),
    now: Date.now(),
    out: (text) => process.stdout.write(`${text}\n`),
  };
}
