import { createTimer, type Timers } from '../sources/poll-timer.ts';
import type { LiveState } from './state.ts';

const secondMs = 1_000;
const minuteMs = 60_000;

export const systemTimers: Timers = {
  now: Date.now,
  set: (task, ms) => setTimeout(task, ms),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
};

/** Whether something on screen counts seconds: an incident nobody has acknowledged, what can still be taken back, the age of what is old. */
function isCounting({ incidents, health, past, undo }: LiveState): boolean {
  if (past !== null) return false;
  if (undo !== null) return true;
  const waits = incidents.data?.some(({ state }) => state === 'triggered') ?? false;
  return waits || health.some(({ status }) => status === 'failed');
}

/** When the shared clock has to move next, ms since the epoch. */
export function nextTickAt(state: LiveState, now: number): number {
  const stepMs = isCounting(state) ? secondMs : minuteMs;
  const boundary = (Math.floor(now / stepMs) + 1) * stepMs;
  const moments = [state.flash?.until, handoffAt(state)].filter((at) => at != null);
  return Math.min(boundary, ...moments.map((at) => Math.max(now, at)));
}

/** When somebody else is on call: an override may begin and end between two minutes. */
function handoffAt({ onCall, past, now }: LiveState): number | null {
  const until = onCall.data?.until ?? null;
  // What stays on screen after its time, because nothing newer is known, is no reason to hurry.
  return past === null && until !== null && until > now ? until : null;
}

export type SharedClock = {
  /** To be called after each change of state: what counts may have come or gone. */
  changed(state: LiveState): void;
  stop(): void;
};

/** The one timer behind everything on screen that shows time. */
export function startClock(timers: Timers, tick: (now: number) => void): SharedClock {
  let dueAt: number | null = null;
  const timer = createTimer(() => {
    dueAt = null;
    tick(timers.now());
  }, timers);
  return {
    changed: (state) => {
      const now = timers.now();
      const next = nextTickAt(state, now);
      if (dueAt !== null && dueAt > now && dueAt === next) return;
      dueAt = next;
      timer.start(Math.max(0, next - now));
    },
    stop: () => timer.clear(),
  };
}
