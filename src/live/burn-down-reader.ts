import { createTimer, type Timers } from '../sources/poll-timer.ts';
import { errorLine } from './error-line.ts';
import type { LiveStore } from './live-store.ts';
import { burnDownReceived } from './receive.ts';
import { failed, received, waiting } from './remote.ts';
import { selectedSlo } from './selection.ts';
import type { SloFeed } from './slo-feed.ts';
import type { BurnDown } from './state.ts';

// A cursor that runs through a list asks only where it stops.
const settleMs = 150;
// A point of a 30-day chart covers six hours: five minutes old is as good as new.
const freshMs = 300_000;

export type BurnDownReader = {
  /** To be called after each change of state: reads when another SLO is under the cursor, or the chart is old. */
  changed(): void;
  stop(): void;
};

/** Keeps the burn-down of the SLO under the cursor at hand. */
export function createBurnDownReader(
  live: LiveStore,
  feed: SloFeed,
  timers: Timers,
): BurnDownReader {
  const known = new Map<string, { readonly burnDown: BurnDown; readonly at: number }>();
  let wanted: string | null = null;
  let triedAt = 0;
  let reading: AbortController | null = null;
  const timer = createTimer(() => void read(), timers);

  async function read(): Promise<void> {
    const id = wanted;
    if (id === null) return;
    const controller = new AbortController();
    reading = controller;
    triedAt = timers.now();
    try {
      const burnDown = await feed.burnDown(id, controller.signal);
      if (controller.signal.aborted) return;
      known.set(id, { burnDown, at: timers.now() });
      live.change((state) => burnDownReceived(state, burnDown, timers.now()));
    } catch (error) {
      if (controller.signal.aborted) return;
      live.change((state) => ({ ...state, burnDown: failed(state.burnDown, errorLine(error)) }));
    }
  }

  function want(id: string | null): void {
    reading?.abort();
    wanted = id;
    timer.clear();
    const before = id === null ? undefined : known.get(id);
    live.change((state) => ({
      ...state,
      burnDown: before === undefined ? waiting : received(before.burnDown, before.at),
    }));
    triedAt = before?.at ?? timers.now();
    if (id !== null && before === undefined) timer.start(settleMs);
  }

  return {
    changed: () => {
      const id = selectedSlo(live.state())?.slo.id ?? null;
      if (id !== wanted) want(id);
      else if (id !== null && timers.now() - triedAt > freshMs) {
        triedAt = timers.now();
        timer.start(settleMs);
      }
    },
    stop: () => {
      timer.clear();
      reading?.abort();
    },
  };
}
