import type { Command } from 'commander';
import type { Config } from '../config/config.ts';
import { ConfigError } from '../config/config-error.ts';
import { placeProblem } from '../incidents/wording.ts';
import type { Shelf } from '../offline/keeping-store.ts';
import { sentText } from '../offline/sent-text.ts';
import { StoreAwayError } from '../store/store-error.ts';
import { configFor } from './context.ts';
import type { IncidentDeps } from './incident/deps.ts';
import { nowWithCalendars } from './oncall/known-calendars.ts';
import { amended } from './oncall/known-overrides.ts';
import { outputWidth } from './output-width.ts';

/** Opens the store that the configuration names for one action, and closes it whatever happens. */
export async function withStore(
  command: Command,
  action: (deps: IncidentDeps) => Promise<void>,
): Promise<void> {
  const config = await configFor(command);
  const problem = placeProblem(config.user);
  if (problem !== null) throw new ConfigError(`who acts (--user): ${problem}`);
  const [{ storeOpening }, { keepingStore }, { openShelf }] = await Promise.all([
    import('./store-opening.ts'),
    import('../offline/keeping-store.ts'),
    import('../offline/open-shelf.ts'),
  ]);
  const shelf = openShelf(config);
  const opening = storeOpening(config.store, { ...config.incidents, remark }, shelf);
  const opened = opening.open();
  // One that could not be opened is not tried again for each thing that a command asks of it.
  const open = () => opened.then(opening.open);
  const keeping = keepingStore(open, shelf);
  const store = await keeping.open();
  try {
    const schedules = async () => {
      const known = await nowWithCalendars(config, remark);
      return amended(known, await (await open()).overrides.all()).schedules;
    };
    const deps = await depsFor(config, { store, current: keeping.open }, shelf, schedules);
    // What was written while the store did not answer goes before anything else, and is told.
    shelf.sender.tell((sent) => deps.remark(sentText(sent)));
    await keeping.sendWaiting().catch((error: unknown) => remarkOn(deps, error));
    await action(deps);
  } finally {
    await opening.close();
  }
}

async function depsFor(
  config: Config,
  { store, current }: Pick<IncidentDeps, 'store' | 'current'>,
  shelf: Shelf,
  schedules: IncidentDeps['schedules'],
): Promise<IncidentDeps> {
  const someoneSits = process.stdin.isTTY && process.stderr.isTTY;
  const now = await store.now().catch(ownClockIfAway);
  return {
    store,
    current,
    actor: config.user,
    rules: config.incidents,
    slos: config.slos.map(({ id }) => id),
    people: config.people,
    schedules,
    timeZone: config.schedules[0]?.timeZone ?? 'UTC',
    out: (text) => process.stdout.write(`${text}\n`),
    remark,
    ask: someoneSits
      ? async (question) => (await import('./incident/ask-on-terminal.ts')).askOnTerminal(question)
      : null,
    lastKnown: shelf.lastKnown.load,
    costs: async (incident) =>
      (await import('./incident/read-costs.ts')).readCosts(config, incident, now),
    now,
    width: outputWidth(),
  };
}

function remark(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** The command itself will say that the store is away; that the outbox can't be read keeps nobody from acting. */
function remarkOn({ remark }: IncidentDeps, error: unknown): void {
  if (error instanceof StoreAwayError) return;
  remark(`what waits could not be sent: ${error instanceof Error ? error.message : String(error)}`);
}

function ownClockIfAway(error: unknown): number {
  if (error instanceof StoreAwayError) return Date.now();
  throw error;
}
