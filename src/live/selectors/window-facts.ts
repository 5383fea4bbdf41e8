import type { SloWindow } from '../../slo/slo.ts';
import { progressOf } from '../../slo/window-progress.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * Where a calendar's period stands: `month (Europe/London), 12 of 31 d gone, resets in 18 d`. Empty
 * for a rolling window, which never resets.
 */
export function periodSentence({ calendar, label }: SloWindow, at: number): string {
  if (calendar === undefined) return '';
  const { start, resetsAt, lengthSeconds } = progressOf({ label, seconds: 0, calendar }, at);
  const [size, unit] = lengthSeconds * 1000 > 2 * dayMs ? [dayMs, 'd'] : [hourMs, 'h'];
  const whole = (ms: number) => Math.floor(ms / size);
  // Days of 23 or 25 hours make no month of 30.96 days.
  const all = Math.round((lengthSeconds * 1000) / size);
  const left = (resetsAt ?? at) - at;
  const soon = whole(left) === 0 ? `less than 1 ${unit}` : `${whole(left)} ${unit}`;
  const zone = calendar.timeZone === 'UTC' ? `${calendar.unit} (UTC)` : label;
  return `${zone}, ${whole(at - start)} of ${all} ${unit} gone, resets in ${soon}`;
}

/** What the numbers of a window are over: `30d`, `this month (Europe/London)`. */
export function windowName({ calendar, label }: SloWindow): string {
  return calendar === undefined ? label : `this ${label}`;
}
