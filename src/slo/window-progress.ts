import { periodAt } from './calendar.ts';
import type { SloWindow } from './slo.ts';

/** Where an SLO's window stands at one moment; times in ms since the epoch. */
export type WindowProgress = {
  readonly start: number;
  /** When a calendar window begins anew; null for a rolling one, which never does. */
  readonly resetsAt: number | null;
  /** Length of the whole window; of a calendar's, that of the period it is in. */
  readonly lengthSeconds: number;
  /** Length of the part that has passed: all of a rolling window. */
  readonly passedSeconds: number;
};

/** Where a window stands at `at`. A rolling window ends there; a calendar window is under way. */
export function progressOf({ seconds, calendar }: SloWindow, at: number): WindowProgress {
  if (calendar === undefined)
    return {
      start: at - seconds * 1000,
      resetsAt: null,
      lengthSeconds: seconds,
      passedSeconds: seconds,
    };
  const { start, end } = periodAt(calendar, at);
  return {
    start,
    resetsAt: end,
    lengthSeconds: (end - start) / 1000,
    passedSeconds: Math.floor((at - start) / 1000),
  };
}

/** Share of the window that has passed: 1 for a rolling window. */
export function passedShare({ passedSeconds, lengthSeconds }: WindowProgress): number {
  return passedSeconds / lengthSeconds;
}
