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
  feed: () => SloFeed | null,
  timers: Timers,
): BurnDownReader {
  const known = new Map<string, { readonly burnDown: BurnDown; readonly at: number }>();
  let wanted: string | null = null;
  /** The moment of the past that is shown, or null at now. */
  let moment: number | null = null;
  let triedAt = 0;
  let reading: AbortController | null = null;
  const timer = createTimer(() => void read(), timers);

  async function read(): Promise<void> {
    const id = wanted;
    const source = feed();
    if (id === null || source === null) return;
    const controller = new AbortController();
    reading = controller;
    triedAt = timers.now();
    try {
      const burnDown = await source.burnDown(id, controller.signal);
      if (controller.signal.aborted) return;
      known.set(id, { burnDown, at: timers.now() });
      live.change((state) => burnDownReceived(state, burnDown, timers.now()));
    } catch (error) {
      if (controller.signal.aborted) return;
      live.change((state) => ({ ...state, burnDown: failed(state.burnDown, errorLine(error)) }));
    }
  }

  function moveTo(at: number | null): void {
    moment = at;
    known.clear();
    wanted = null;
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
      const state = live.state();
      // The whole window's counts come first: the chart takes its height from them.
      if (state.past?.status === 'reading') return;
      const at = state.past?.at ?? null;
      if (at !== moment) moveTo(at);
      const id = selectedSlo(state)?.slo.id ?? null;
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
