import type { Command } from 'commander';
import { configFor } from './context.ts';
import type { UpkeepDeps } from './store/deps.ts';

/** Opens the store that the configuration names for work on the whole of it, and closes it whatever happens. */
export async function withUpkeep(
  command: Command,
  action: (deps: UpkeepDeps) => Promise<void>,
): Promise<void> {
  const { store, user, incidents } = await configFor(command);
  const { openUpkeep } = await import('../store/upkeep/open-upkeep.ts');
  const upkeep = await openUpkeep(store, (text) => process.stderr.write(`${text}\n`));
  const someoneSits = process.stdin.isTTY && process.stderr.isTTY;
  try {
    await action({
      upkeep,
      out: (text) => process.stdout.write(`${text}\n`),
      actor: user,
      keepSeconds: incidents.keepSeconds,
      ask: someoneSits
        ? async (question) =>
            (await import('./incident/ask-on-terminal.ts')).askOnTerminal(question)
        : null,
    });
  } finally {
    await upkeep.close();
  }
}
