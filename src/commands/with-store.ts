import type { Command } from 'commander';
import type { Config } from '../config/config.ts';
import { ConfigError } from '../config/config-error.ts';
import { placeProblem } from '../incidents/wording.ts';
import type { IncidentStore } from '../store/incident-store.ts';
import { configFor } from './context.ts';
import type { IncidentDeps } from './incident/deps.ts';

const widthWithoutTerminal = 120;

/** Opens the store that the configuration names for one action, and closes it whatever happens. */
export async function withStore(
  command: Command,
  action: (deps: IncidentDeps) => Promise<void>,
): Promise<void> {
  const config = await configFor(command);
  const problem = placeProblem(config.user);
  if (problem !== null) throw new ConfigError(`who acts (--user): ${problem}`);
  const { openStore } = await import('../store/open-store.ts');
  const store = await openStore(config.store, config.incidents);
  try {
    await action(await depsFor(config, store));
  } finally {
    await store.close();
  }
}

async function depsFor(config: Config, store: IncidentStore): Promise<IncidentDeps> {
  const someoneSits = process.stdin.isTTY && process.stderr.isTTY;
  return {
    store,
    actor: config.user,
    rules: config.incidents,
    slos: config.slos.map(({ id }) => id),
    out: (text) => process.stdout.write(`${text}\n`),
    remark: (text) => process.stderr.write(`${text}\n`),
    ask: someoneSits
      ? async (question) => (await import('./incident/ask-on-terminal.ts')).askOnTerminal(question)
      : null,
    now: await store.now(),
    width: process.stdout.columns ?? widthWithoutTerminal,
  };
}
