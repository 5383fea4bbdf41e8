import { createTimer } from '../sources/poll-timer.ts';
import type { LiveDeps, PastSources } from './live-deps.ts';
import type { LiveStore } from './live-store.ts';
import { readPast } from './read-past.ts';
import { waiting } from './remote.ts';
import { withOnCall } from './with-on-call.ts';

// A key that is held down steps through hours and asks only where it stops.
const settleMs = 150;
const minuteMs = 60_000;

export type TimeTravel = {
  /** Shows a moment of the past (ms since the epoch) and reads it. */
  goTo(at: number): void;
  /** So many seconds on from what is shown; beyond now it goes back to now. */
  step(seconds: number): void;
  goToNow(): void;
  /** Reads the moment shown again. */
  readAgain(): void;
  /** The sources of the moment shown, or null at now. */
  sources(): PastSources | null;
  stop(): void;
};

type Traveller = {
  readonly deps: LiveDeps;
  readonly live: LiveStore;
  /** Now is left: nothing may be read by itself. */
  readonly onLeave: () => void;
  readonly onReturn: () => void;
  readonly onRead: () => void;
};

/** Moves everything on screen to a moment of the past and back. */
export function createTimeTravel({ deps, live, onLeave, onReturn, onRead }: Traveller): TimeTravel {
  const { now } = deps.timers;
  let sources: PastSources | null = null;
  let reading: AbortController | null = null;
  const timer = createTimer(() => void read(), deps.timers);

  async function read(): Promise<void> {
    const { past } = live.state();
    if (past === null) return;
    const { signal } = startReading();
    sources = deps.past(past.at);
    await readPast({ deps, sources, at: past.at, signal, change: live.change });
    if (signal.aborted) return;
    live.change((state) => ({ ...state, past: { at: past.at, status: 'read' } }));
    onRead();
  }

  function startReading(): AbortController {
    reading?.abort();
    reading = new AbortController();
    return reading;
  }

  function show(at: number, waitMs: number): void {
    if (live.state().past === null) onLeave();
    reading?.abort();
    const past = { at, status: 'reading' } as const;
    live.change((state) => withOnCall({ ...state, past, now: at, paused: false }));
    timer.start(waitMs);
  }

  function goToNow(): void {
    if (live.state().past === null) return;
    timer.clear();
    reading?.abort();
    sources = null;
    // What was then must not pass for what is, not even until the first answer.
    const unknown = { slos: waiting, alerts: waiting, incidents: waiting, incident: waiting };
    live.change((state) => withOnCall({ ...state, ...unknown, past: null, now: now() }));
    onReturn();
  }

  return {
    goTo: (at) => show(at, 0),
    step: (seconds) => {
      const { past } = live.state();
      const from = past?.at ?? Math.floor(now() / minuteMs) * minuteMs;
      const at = from + seconds * 1000;
      if (at < now()) show(at, settleMs);
      else goToNow();
    },
    goToNow,
    readAgain: () => timer.start(0),
    sources: () => sources,
    stop: () => {
      timer.clear();
      reading?.abort();
    },
  };
}
