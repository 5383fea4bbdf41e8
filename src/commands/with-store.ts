import type { Command } from 'commander';
import { configFor } from './context.ts';
import type { IncidentDeps } from './incident/deps.ts';

const widthWithoutTerminal = 120;

/** Opens the store that the configuration names for one action, and closes it whatever happens. */
export async function withStore(
  command: Command,
  action: (deps: IncidentDeps) => Promise<void>,
): Promise<void> {
  const { store: location, user, incidents: rules } = await configFor(command);
  const { openStore } = await import('../store/open-store.ts');
  const store = await openStore(location, rules);
  try {
    await action({
      store,
      actor: user,
      rules,
      out: (text) => process.stdout.write(`${text}\n`),
      now: await store.now(),
      width: process.stdout.columns ?? widthWithoutTerminal,
    });
  } finally {
    await store.close();
  }
}
