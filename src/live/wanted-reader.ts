import { createTimer, type Timers } from '../sources/poll-timer.ts';
import { errorLine } from './error-line.ts';
import type { LiveStore } from './live-store.ts';
import { failed, type Remote, received, waiting } from './remote.ts';
import type { LiveState } from './state.ts';

// Keys that run through a list ask only where they stop.
const settleMs = 150;

export type WantedReading<T> = {
  readonly live: LiveStore;
  readonly timers: Timers;
  /** What the screen needs now, as a text that is the same for the same thing; null for nothing. */
  readonly wanted: (state: LiveState) => string | null;
  readonly read: (state: LiveState, signal: AbortSignal) => Promise<T>;
  readonly tell: (state: LiveState, remote: Remote<T>) => LiveState;
};

export type WantedReader = {
  /** To be called after each change of state. */
  changed(): void;
  stop(): void;
};

/** Reads what an open screen needs when it needs it, and no more often. */
export function createWantedReader<T>(reading: WantedReading<T>): WantedReader {
  const { live, timers, wanted, tell } = reading;
  let current: string | null = null;
  let underway: AbortController | null = null;
  const timer = createTimer(() => void read(), timers);

  async function read(): Promise<void> {
    const controller = new AbortController();
    underway = controller;
    const { signal } = controller;
    try {
      const value = await reading.read(live.state(), signal);
      if (!signal.aborted) live.change((state) => tell(state, received(value, timers.now())));
    } catch (error) {
      if (!signal.aborted) live.change((state) => tell(state, failed(waiting, errorLine(error))));
    }
  }

  return {
    changed: () => {
      const next = wanted(live.state());
      if (next === current) return;
      current = next;
      underway?.abort();
      timer.clear();
      if (next !== null) timer.start(settleMs);
      live.change((state) => tell(state, waiting));
    },
    stop: () => {
      timer.clear();
      underway?.abort();
    },
  };
}
