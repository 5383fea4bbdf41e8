import * as z from 'zod';
import type { TurnLength } from '../oncall/schedule.ts';
import { form, line, strictMap } from './fields.ts';
import { quote } from './quote.ts';
import { type Reading, readAs, refuse } from './reading.ts';
import { parseTimeZone } from './time-zone.ts';

const units: Readonly<Record<string, TurnLength['unit']>> = { h: 'h', d: 'd', w: 'w', mo: 'mo' };

/** How long a turn is: `12h`, `1d`, `1w`, `1mo`. */
function readLength(text: string): Reading<TurnLength> {
  const match = /^([1-9]\d{0,3})(h|d|w|mo)$/.exec(text.trim());
  const unit = units[match?.[2] ?? ''];
  if (match === null || unit === undefined)
    return refuse(`expected the length of a turn, such as 12h, 1d, 1w or 1mo, got ${quote(text)}`);
  return readAs({ count: Number(match[1]), unit });
}

/** Local time of a handoff, to the minute: `2026-01-05T09:00`. */
function readStarts(text: string): Reading<string> {
  const expected = `expected a local time such as 2026-01-05T09:00, got ${quote(text)}`;
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::00)?(.*))?$/.exec(text.trim());
  if (match === null) return refuse(expected);
  const [, day = '', time, rest = ''] = match;
  if (time === undefined) return refuse(`${expected}; add the time of the handoff: ${day}T09:00`);
  if (rest !== '')
    return refuse(`${expected}; write it as a clock in timeZone shows it: ${day}T${time}`);
  const local = `${day}T${time}`;
  const instant = new Date(`${local}Z`);
  // Date takes 31 February for 3 March.
  const exists = !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 16) === local;
  return exists ? readAs(local) : refuse(`${expected}; there is no such time`);
}

const rotation = {
  timeZone: form('a time zone such as Europe/London', parseTimeZone).optional(),
  starts: form('a local time such as 2026-01-05T09:00', readStarts).optional(),
  length: form('the length of a turn, such as 1w', readLength).optional(),
};

const roles = {
  primary: line,
  secondary: line.nullish(),
  escalation: line.nullish(),
};

const week = z
  .number({ error: 'expected the number of a week, from 1' })
  .refine((value) => Number.isInteger(value) && value > 0, 'expected the number of a week, from 1');

/** When turns change: beside `schedule`. */
export const rotationSchema = strictMap(rotation);

/** The short form: a list of weeks. */
export const weeksSchema = z
  .array(strictMap({ week, ...roles }))
  .min(1, 'expected at least one week');

/** The general form: named schedules with everything inside. */
export const schedulesSchema = z
  .array(
    strictMap({
      name: line.optional(),
      ...rotation,
      rotation: z.array(strictMap(roles)).min(1, 'expected at least one turn'),
    }),
  )
  .min(1, 'expected at least one schedule');

export type RotationForm = z.output<typeof rotationSchema>;
export type WeekForm = z.output<typeof weeksSchema>[number];
export type ScheduleForm = z.output<typeof schedulesSchema>[number];
