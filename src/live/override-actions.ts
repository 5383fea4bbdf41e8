import type { StoredOverride } from '../oncall/stored-override.ts';
import type { OverrideStore, Withdrawal } from '../store/overrides/override-store.ts';
import { StoreAwayError } from '../store/store-error.ts';
import type { Actions } from './actions.ts';
import { errorLine } from './error-line.ts';
import { flashed } from './flash.ts';
import type { LiveDeps } from './live-deps.ts';
import type { LiveStore } from './live-store.ts';
import { pastRefusal } from './past-refusal.ts';
import { isPending, pendingAdded, pendingRemoved } from './pending.ts';
import { overridesReceived } from './receive.ts';
import { whoFor } from './selectors/override-words.ts';
import type { Flash, LiveState } from './state.ts';
import { withOnCall } from './with-on-call.ts';

type Changing = {
  readonly deps: LiveDeps;
  readonly live: LiveStore;
  /** Reads the overrides again: others may have changed them. */
  readonly readAgain: () => void;
};

/** What the store answered, as it is said and shown. */
type Answer = {
  readonly tone: Flash['tone'];
  readonly text: string;
  readonly overrides: readonly StoredOverride[];
};

type Ask = (store: OverrideStore, actor: string) => Promise<Answer>;

/** Changes of the rotation. Nothing counts as done before the store has said so. */
export function createOverrideActions(
  changing: Changing,
): Pick<Actions, 'makeOverride' | 'withdrawOverride'> {
  return {
    makeOverride: (override) =>
      perform(changing, 'making the override', async (store, actor) => {
        const made = await store.add([override], actor);
        const text = made.map((one) => `${one.id} made: ${whoFor(one)}`).join(', ');
        return { tone: 'good', text, overrides: made };
      }),
    withdrawOverride: (id) =>
      perform(changing, 'taking the override back', async (store, actor) =>
        withdrawn(id, await store.withdraw(id, actor)),
      ),
  };
}

function withdrawn(id: string, withdrawal: Withdrawal): Answer {
  switch (withdrawal.kind) {
    case 'withdrawn':
      return { tone: 'good', text: `${id} taken back`, overrides: [withdrawal.override] };
    case 'already-withdrawn': {
      const { override } = withdrawal;
      const text = `${id} was taken back already, by ${override.withdrawnBy}`;
      return { tone: 'bad', text, overrides: [override] };
    }
    case 'unknown':
      return { tone: 'bad', text: `the store knows no ${id}`, overrides: [] };
  }
}

/** False when the store could not be asked. */
async function perform({ deps, live, readAgain }: Changing, verb: string, ask: Ask) {
  const { now } = deps.timers;
  const say = (tone: Flash['tone'], text: string): void =>
    live.change((state) => flashed(state, tone, text, now()));
  const { past } = live.state();
  if (past !== null) {
    say('bad', pastRefusal(past));
    return true;
  }
  if (isPending(live.state(), 'override')) return true;
  const pending = { incidentId: 'override', verb };
  live.change((state) => pendingAdded(state, pending));
  try {
    const answer = await ask(await deps.overrides(), deps.setup.user);
    live.change((state) => known(state, answer.overrides, now()));
    say(answer.tone, answer.text);
    return true;
  } catch (error) {
    say('bad', unchanged(verb, error));
    return false;
  } finally {
    live.change((state) => pendingRemoved(state, pending));
    readAgain();
  }
}

function unchanged(verb: string, error: unknown): string {
  return error instanceof StoreAwayError
    ? `nothing is changed: ${verb} needs the store, which ${error.short}`
    : errorLine(error);
}

/** The store's answer ahead of the next reading; where nothing was read yet it waits for that. */
function known(state: LiveState, changed: readonly StoredOverride[], at: number): LiveState {
  const before = state.overrides.data;
  if (before === null || state.overrides.status !== 'ok') return state;
  const ids = new Set(changed.map(({ id }) => id));
  const others = before.filter(({ id }) => !ids.has(id));
  const order = new Map(before.map(({ id }, index) => [id, index]));
  const all = [...others, ...changed].sort(
    (a, b) => (order.get(a.id) ?? before.length) - (order.get(b.id) ?? before.length),
  );
  return withOnCall(overridesReceived(state, all, at));
}
