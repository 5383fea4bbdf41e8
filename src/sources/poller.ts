import { createTimer, type PollTimer, type Timers } from './poll-timer.ts';

export type PollerOptions<T> = {
  readonly read: (signal: AbortSignal) => Promise<T>;
  readonly everySeconds: number;
  readonly onResult: (value: T) => void;
  /** Not called for a read that `stop` ended. */
  readonly onError: (error: unknown) => void;
  /** Share of a wait that chance may take off, 0..1; 0.1, and half after a failure. Keeps many dashboards from asking at once. */
  readonly jitter?: number;
  /** Longest wait after failures; 120. */
  readonly backoffSeconds?: number;
  readonly random?: () => number;
  readonly timers?: Timers;
};

export type Poller = {
  /** Reads at once. During a read: once more when it ends, however often it is asked. */
  refreshNow(): void;
  /** No read starts by itself until `resume`; the one under way goes on. */
  pause(): void;
  resume(): void;
  /** Aborts the read under way; nothing is reported after it. */
  stop(): void;
};

type State = {
  /** Of the read under way, or null. */
  reading: AbortController | null;
  /** A refresh was wished for during the read under way. */
  again: boolean;
  paused: boolean;
  stopped: boolean;
  /** In a row. */
  failures: number;
};

/**
 * Reads now and then every so often, never twice at a time. After a failure it waits longer each
 * time, up to the limit, and goes back to its pace with the first success. A machine that slept
 * brings one read, not those it missed.
 */
export function startPoller<T>(options: PollerOptions<T>): Poller {
  const state: State = { reading: null, again: false, paused: false, stopped: false, failures: 0 };
  const timer = createTimer(() => void run(), options.timers);

  async function run(): Promise<void> {
    timer.clear();
    state.reading = new AbortController();
    const report = await attempt(options, state.reading.signal);
    state.reading = null;
    if (state.stopped) return;
    state.failures = report.failed ? state.failures + 1 : 0;
    const waitMs = nextWaitMs(options, state);
    state.again = false;
    if (waitMs !== null) timer.start(waitMs);
    report.deliver();
  }

  void run();
  return controls(state, timer, () => void run());
}

function controls(state: State, timer: PollTimer, run: () => void): Poller {
  return {
    refreshNow: () => {
      if (state.stopped) return;
      if (state.reading) state.again = true;
      else run();
    },
    pause: () => {
      state.paused = true;
      timer.clear();
    },
    resume: () => {
      if (!state.paused || state.stopped) return;
      state.paused = false;
      if (!state.reading) run();
    },
    stop: () => {
      state.stopped = true;
      timer.clear();
      state.reading?.abort();
    },
  };
}

type Report = { readonly failed: boolean; readonly deliver: () => void };

async function attempt<T>(options: PollerOptions<T>, signal: AbortSignal): Promise<Report> {
  try {
    const value = await options.read(signal);
    return { failed: false, deliver: () => options.onResult(value) };
  } catch (error) {
    return { failed: true, deliver: () => options.onError(error) };
  }
}

/** Null: no read by itself. */
function nextWaitMs<T>(options: PollerOptions<T>, state: State): number | null {
  const { jitter = 0.1, random = Math.random, backoffSeconds = 120 } = options;
  if (state.again) return 0;
  if (state.paused) return null;
  const everyMs = options.everySeconds * 1000;
  if (state.failures === 0) return everyMs * (1 - jitter * random());
  const backoffMs = Math.min(backoffSeconds * 1000, everyMs * 2 ** (state.failures - 1));
  return backoffMs * (1 - 0.5 * random());
}
