import { rangeOf } from '../slo/calendar-window.ts';
import type { SloWindow } from '../slo/slo.ts';
import { progressOf } from '../slo/window-progress.ts';

/** What a window asks Prometheus for at one moment. */
export type WindowRange = {
  /** As PromQL has it, without brackets: `30d`, `1069200s`. */
  readonly text: string;
  readonly seconds: number;
};

/** A range shorter than this holds too few scrapes for `increase` to go by. */
export const shortestRangeSeconds = 30;

/** The range of a window at `at`; null where a calendar's period has only just begun. */
export function rangeAt(window: SloWindow, at: number): WindowRange | null {
  if (window.calendar === undefined) return { text: window.label, seconds: window.seconds };
  const { passedSeconds } = progressOf(window, at);
  if (passedSeconds < shortestRangeSeconds) return null;
  return { text: `${passedSeconds}s`, seconds: passedSeconds };
}

/** A range as long as the window is taken to be, whatever the moment. */
export function nominalRange(window: SloWindow): WindowRange {
  return { text: rangeOf(window), seconds: window.seconds };
}

/** Whether two moments lie in the same period of a window's calendar; always for a rolling window. */
export function samePeriod(window: SloWindow, one: number, other: number): boolean {
  if (window.calendar === undefined) return true;
  return progressOf(window, one).start === progressOf(window, other).start;
}
