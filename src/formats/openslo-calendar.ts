import * as z from 'zod';
import { parseTimeZone } from '../config/time-zone.ts';
import { type Calendar, type CalendarUnit, periodAt } from '../slo/calendar.ts';
import { parseLocalTime } from '../zones/local-time.ts';
import { text } from './read-shape.ts';

/** Where the periods of an OpenSLO calendar begin: local date and time, and the zone they are in. */
export const calendarSchema = z.looseObject({ startTime: text, timeZone: text });

/** A calendar in our words, or why it can't be said in them. */
export type CalendarReading =
  | { readonly ok: true; readonly calendar: Calendar; readonly atMidnight: boolean }
  | { readonly ok: false; readonly message: string };

const unitOf: Readonly<Record<string, CalendarUnit>> = {
  ...{ '1d': 'day', '1w': 'week', '7d': 'week', '1M': 'month' },
  ...{ '3M': 'quarter', '1Q': 'quarter', '12M': 'year', '4Q': 'year', '1Y': 'year' },
};

/** How OpenSLO says one period of each unit. */
export const durationOf: Readonly<Record<CalendarUnit, string>> = {
  day: '1d',
  week: '1w',
  month: '1M',
  quarter: '1Q',
  year: '1Y',
};

/** A day on which a period of every unit begins: 1 January 2024 was a Monday. */
export const anyStart = '2024-01-01 00:00:00';

/** Periods that begin on the days ours do; the time of day they begin at may differ. */
export function readCalendar(
  duration: string,
  { startTime, timeZone }: z.output<typeof calendarSchema>,
): CalendarReading {
  const unit = unitOf[duration];
  if (unit === undefined) return refusal(`a calendar window of ${duration} is no single period`);
  const zone = parseTimeZone(timeZone);
  if (!zone.ok) return { ok: false, message: zone.message };
  const start = parseLocalTime(startTime.replace(' ', 'T'));
  if (start === null) return refusal(`expected a startTime such as ${anyStart}, got ${startTime}`);
  const period = periodAt({ unit, timeZone: 'UTC' }, start);
  const midnight = periodAt({ unit: 'day', timeZone: 'UTC' }, start).start;
  if (period.start !== midnight)
    return refusal(
      `a calendar window of ${duration} that begins at ${startTime} is no ${unit} of the calendar`,
    );
  const own = zone.value === 'Etc/UTC' ? 'UTC' : zone.value;
  return { ok: true, calendar: { unit, timeZone: own }, atMidnight: start === midnight };
}

function refusal(message: string): CalendarReading {
  return { ok: false, message };
}
