import type { Command } from 'commander';
import { configFor } from './context.ts';
import type { UpkeepDeps } from './store/deps.ts';

/** Opens the store that the configuration names for work on the whole of it, and closes it whatever happens. */
export async function withUpkeep(
  command: Command,
  action: (deps: UpkeepDeps) => Promise<void>,
): Promise<void> {
  const { store } = await configFor(command);
  const { openUpkeep } = await import('../store/upkeep/open-upkeep.ts');
  const upkeep = await openUpkeep(store);
  try {
    await action({ upkeep, out: (text) => process.stdout.write(`${text}\n`) });
  } finally {
    await upkeep.close();
  }
}
