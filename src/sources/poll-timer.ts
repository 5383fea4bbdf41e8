/** The clock and the timers; those of Node unless a test brings its own. */
export type Timers = {
  readonly now: () => number;
  readonly set: (task: () => void, ms: number) => unknown;
  readonly clear: (timer: unknown) => void;
};

export type PollTimer = {
  /** Runs the task once after `ms`; an earlier start is forgotten. */
  start(ms: number): void;
  clear(): void;
};

// Timers stand still while the machine sleeps, the wall clock does not: looking at it this often
// shows after a sleep that the wait is over. It also keeps clear of setTimeout's limit of 2^31 ms.
const longestStepMs = 30_000;

const nodeTimers: Timers = {
  now: () => Date.now(),
  set: (task, ms) => setTimeout(task, ms),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
};

/** A timer for one task that ends on time after a sleep, and in time when the clock is set back. */
export function createTimer(task: () => void, timers: Timers = nodeTimers): PollTimer {
  let timer: unknown = null;

  function clear(): void {
    if (timer !== null) timers.clear(timer);
    timer = null;
  }

  function step(leftMs: number, dueAt: number): void {
    const stepMs = Math.min(leftMs, longestStepMs);
    timer = timers.set(() => {
      timer = null;
      const left = Math.min(leftMs - stepMs, dueAt - timers.now());
      if (left <= 0) task();
      else step(left, dueAt);
    }, stepMs);
  }

  return {
    clear,
    start: (ms) => {
      clear();
      step(ms, timers.now() + ms);
    },
  };
}
