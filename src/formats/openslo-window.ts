import * as z from 'zod';
import type { ConfigPath } from '../config/position.ts';
import { calendarWindow, rangeOf } from '../slo/calendar-window.ts';
import type { ImportedWindow, ImportNote } from './imported-slo.ts';
import { remark } from './keep.ts';
import { calendarSchema, readCalendar } from './openslo-calendar.ts';
import { text } from './read-shape.ts';
import type { SourceDocument } from './source-document.ts';

/** A window our configuration can say, or why it can't. */
export type OpenSloWindow =
  | {
      readonly ok: true;
      readonly window: ImportedWindow;
      /** What queries may write out in place of every window: `30d`. */
      readonly range: string;
      readonly notes: readonly ImportNote[];
    }
  | { readonly ok: false; readonly message: string };

export const timeWindowSchema = z.array(
  z.looseObject({
    duration: text,
    isRolling: z.boolean().nullish(),
    calendar: calendarSchema.nullish(),
  }),
);

type TimeWindow = z.output<typeof timeWindowSchema>[number];

// As OpenSLO's own library counts them. A capital M is a month: 1m is one minute.
const daysOf: Readonly<Record<string, number>> = { M: 30, Q: 90, Y: 365 };

/** Reads `timeWindow` of an SLO, which stands at `path`; one that is missing counts 30 days. */
export function readWindow(
  document: SourceDocument,
  windows: readonly TimeWindow[] | null | undefined,
  path: ConfigPath = ['spec', 'timeWindow'],
): OpenSloWindow {
  const [first] = windows ?? [];
  if (first === undefined)
    return rolling('30d', [remark(document, path, `no ${String(path.at(-1))}: 30d is taken`)]);
  const { duration, isRolling, calendar } = first;
  if (/^\d+m$/.test(duration)) {
    const message = `a window of ${duration} is shorter than an hour (${duration} is minutes, a month is 1M)`;
    return { ok: false, message };
  }
  if (isRolling === false || calendar) return calendarOf(document, first, path);
  const [, count = '', unit = ''] = /^(\d+)([MQY])$/.exec(duration) ?? [];
  const days = daysOf[unit];
  if (days === undefined) return rolling(duration, []);
  const range = `${Number(count) * days}d`;
  return rolling(range, [
    remark(document, path, `a rolling window of ${duration} is read as ${range}`),
  ]);
}

function rolling(range: string, notes: readonly ImportNote[]): OpenSloWindow {
  return { ok: true, window: range, range, notes };
}

function calendarOf(
  document: SourceDocument,
  { duration, calendar }: TimeWindow,
  path: ConfigPath,
): OpenSloWindow {
  if (!calendar)
    return {
      ok: false,
      message: `a calendar window of ${duration} needs calendar, with startTime`,
    };
  const reading = readCalendar(duration, calendar);
  if (!reading.ok) return reading;
  const { unit, timeZone } = reading.calendar;
  const moved = `periods begin at ${calendar.startTime} there, here at midnight of that day`;
  return {
    ok: true,
    window: { calendar: unit, timeZone },
    range: rangeOf(calendarWindow(reading.calendar)),
    notes: reading.atMidnight ? [] : [remark(document, path, moved)],
  };
}
