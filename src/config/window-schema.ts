import * as z from 'zod';
import { type CalendarUnit, calendarUnits } from '../slo/calendar.ts';
import { calendarWindow } from '../slo/calendar-window.ts';
import type { SloWindow } from '../slo/slo.ts';
import { parseDuration } from './duration.ts';
import { form, strictMap } from './fields.ts';
import { didYouMean } from './nearest.ts';
import { quote } from './quote.ts';
import { type Reading, readAs, refuse } from './reading.ts';
import { parseTimeZone } from './time-zone.ts';

const shortestWindowSeconds = 3600;
const longestWindowSeconds = 10 * 365 * 86_400;

/** `30d`; or `calendar month` and `month`, the present one in UTC. */
function readWindow(text: string): Reading<SloWindow> {
  const [, named = ''] = /^\s*(?:calendar\s+)?([a-z]+)\s*$/.exec(text) ?? [];
  if (isUnit(named)) return readAs(calendarWindow({ unit: named, timeZone: 'UTC' }));
  const reading = parseDuration(text);
  if (!reading.ok) return reading;
  if (reading.value > longestWindowSeconds)
    return refuse(`expected a window of 10y at most, such as 30d, got ${quote(text)}`);
  if (reading.value >= shortestWindowSeconds)
    return readAs({ label: text.trim(), seconds: reading.value });
  const months = /^(\d+)m$/.exec(text.trim());
  const hint = months ? `; ${text.trim()} is minutes, a month is written 30d` : '';
  return refuse(`expected a window of an hour or more, such as 30d, got ${quote(text)}${hint}`);
}

function readUnit(text: string): Reading<CalendarUnit> {
  const unit = text.trim();
  if (isUnit(unit)) return readAs(unit);
  const near = didYouMean(unit, [...calendarUnits]);
  return refuse(`expected day, week, month, quarter or year, got ${quote(text)}${near}`);
}

function isUnit(text: string): text is CalendarUnit {
  return calendarUnits.some((unit) => unit === text);
}

const expected = 'a rolling window such as 30d, or {calendar: month, timeZone: Europe/London}';

const calendar = strictMap({
  calendar: form('day, week, month, quarter or year', readUnit),
  timeZone: form('a time zone such as Europe/London', parseTimeZone).default('UTC'),
}).transform(({ calendar: unit, timeZone }): SloWindow => calendarWindow({ unit, timeZone }));

/** A rolling window, `30d` when left out, or `{calendar: month, timeZone: Europe/London}`. */
export const windowSchema = z
  .union([calendar, form(expected, readWindow)], {
    error: `expected ${expected}`,
  })
  .default({ label: '30d', seconds: 30 * 86_400 });
