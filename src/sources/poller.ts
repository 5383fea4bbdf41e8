import { createTimer, type Timers } from './poll-timer.ts';

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

/**
 * Reads now and then every so often, never twice at a time. After a failure it waits longer each
 * time, up to the limit, and goes back to its pace with the first success. A machine that slept
 * brings one read, not those it missed.
 */
export function startPoller<T>(options: PollerOptions<T>): Poller {
  const { random = Math.random, jitter = 0.1 } = options;
  const timer = createTimer(() => void run(), options.timers);
  let reading: AbortController | null = null;
  let again = false;
  let paused = false;
  let stopped = false;
  let failures = 0;

  async function run(): Promise<void> {
    timer.clear();
    const controller = new AbortController();
    reading = controller;
    const report = await attempt(options, controller.signal);
    reading = null;
    if (stopped) return;
    failures = report.failed ? failures + 1 : 0;
    waitForNext();
    report.deliver();
  }

  function waitForNext(): void {
    if (again) {
      again = false;
      timer.start(0);
    } else if (!paused) {
      const spread = failures > 0 ? 0.5 : jitter;
      timer.start(nextWaitMs(options, failures) * (1 - spread * random()));
    }
  }

  void run();
  return {
    refreshNow: () => {
      if (stopped) return;
      if (reading) again = true;
      else void run();
    },
    pause: () => {
      paused = true;
      timer.clear();
    },
    resume: () => {
      if (!paused || stopped) return;
      paused = false;
      if (!reading) void run();
    },
    stop: () => {
      stopped = true;
      timer.clear();
      reading?.abort();
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

function nextWaitMs(
  options: Pick<PollerOptions<unknown>, 'everySeconds' | 'backoffSeconds'>,
  failures: number,
): number {
  const everyMs = options.everySeconds * 1000;
  if (failures === 0) return everyMs;
  const longestMs = (options.backoffSeconds ?? 120) * 1000;
  return Math.min(longestMs, everyMs * 2 ** (failures - 1));
}
