import { type Calendar, nominalSeconds } from './calendar.ts';
import type { SloWindow } from './slo.ts';

/** The window of a calendar's present period: `month`, or `month (Europe/London)` off UTC. */
export function calendarWindow(calendar: Calendar): SloWindow {
  const { unit, timeZone } = calendar;
  const label = timeZone === 'UTC' ? unit : `${unit} (${timeZone})`;
  return { label, seconds: nominalSeconds(unit), calendar };
}

/** A range as long as the window, as Prometheus reads it; for a calendar's month `30d`. */
export function rangeOf({ label, seconds, calendar }: SloWindow): string {
  return calendar === undefined ? label : `${seconds / 86_400}d`;
}
