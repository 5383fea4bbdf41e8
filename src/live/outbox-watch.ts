import type { Sent } from '../offline/outbox-sender.ts';
import { sentText } from '../offline/sent-text.ts';
import { StoreAwayError } from '../store/store-error.ts';
import { errorLine } from './error-line.ts';
import { flashed } from './flash.ts';
import type { LiveDeps } from './live-deps.ts';
import type { LiveStore } from './live-store.ts';
import type { LiveState, OutboxCount } from './state.ts';

/** A store that answers and takes nothing is not asked with each poll. */
const againAfterMs = 15_000;

export type OutboxWatch = {
  /** Counts what waits; sends it when the store has answered, and says what became of it. */
  look(store: 'answered' | 'failed'): Promise<void>;
};

export function createOutboxWatch(deps: LiveDeps, live: LiveStore): OutboxWatch {
  const { kept, timers } = deps;
  let told: Sent[] = [];
  let notBefore = 0;
  let complaint = '';
  kept.tell((sent) => told.push(sent));

  async function count(): Promise<OutboxCount> {
    const found = await kept.count();
    live.change((state) => withCount(state, found));
    return found;
  }

  async function send(): Promise<void> {
    notBefore = timers.now() + againAfterMs;
    await kept.send();
    notBefore = 0;
  }

  /** Once; that the store is away is said elsewhere. */
  function complain(error: unknown): void {
    const text = errorLine(error);
    if (error instanceof StoreAwayError || text === complaint) return;
    complaint = text;
    live.change((state) => flashed(state, 'bad', `outbox: ${text}`, timers.now()));
  }

  return {
    look: async (store) => {
      try {
        const { waiting } = await count();
        const due = waiting > 0 && timers.now() >= notBefore;
        if (store === 'answered' && due) await send().finally(count);
        complaint = '';
      } catch (error) {
        complain(error);
      }
      const all = told;
      told = [];
      if (all.length > 0) live.change((state) => withSent(state, all, timers.now()));
    },
  };
}

function withCount(state: LiveState, { waiting, keptAside }: OutboxCount): LiveState {
  const { outbox } = state;
  if (outbox.waiting === waiting && outbox.keptAside === keptAside) return state;
  return { ...state, outbox: { waiting, keptAside } };
}

/** What was refused is worth more of the one line than what went well. */
function withSent(state: LiveState, all: readonly Sent[], now: number): LiveState {
  const refused = all.filter(({ answer }) => answer.kind === 'refused');
  const [first] = refused.length > 0 ? refused : all;
  if (first === undefined) return state;
  const count = refused.length > 0 ? refused.length : all.length;
  const text = `${sentText(first)}${count > 1 ? `, and ${count - 1} more` : ''}`;
  return flashed(state, refused.length > 0 ? 'bad' : 'good', text, now);
}
