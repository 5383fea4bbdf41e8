import * as z from 'zod';
import type { Restriction } from '../oncall/schedule.ts';
import { form, strictMap } from './fields.ts';
import { nearest } from './nearest.ts';
import { quote } from './quote.ts';
import { type Reading, readAs, refuse } from './reading.ts';

const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const everyDay: readonly number[] = [0, 1, 2, 3, 4, 5, 6];
const minutesPerDay = 1440;

type Hours = Pick<Restriction, 'fromMinute' | 'toMinute'>;

/** `09:00-17:00`; `22:00-06:00` reaches into the next day. */
function readHours(text: string): Reading<Hours> {
  const expected = `expected hours such as 09:00-17:00 or 22:00-06:00, got ${quote(text)}`;
  const [from, to, ...rest] = text.split(/\s*[-–]\s*/).map((part) => minuteOf(part.trim()));
  if (from === undefined || to === undefined || rest.length > 0) return refuse(expected);
  if (from === null || to === null || from === minutesPerDay) return refuse(expected);
  return readAs({ fromMinute: from, toMinute: to });
}

function minuteOf(text: string): number | null {
  const [, hour, minute] = /^(\d{1,2}):(\d\d)$/.exec(text) ?? [];
  if (hour === undefined || Number(minute) > 59) return null;
  const minutes = Number(hour) * 60 + Number(minute);
  return minutes <= minutesPerDay ? minutes : null;
}

/** `mon-fri`, `sat, sun`, `fri-mon`: numbers of the days, Sunday 0. */
function readDays(text: string): Reading<readonly number[]> {
  const days = new Set<number>();
  for (const part of text.split(',')) {
    const [first, last = first, ...rest] = part.split(/[-–]/).map((name) => name.trim());
    const wrong = [first ?? '', last ?? '', ...rest].find((name) => dayOf(name) === -1);
    if (wrong !== undefined || rest.length > 0) return refuse(daysRefusal(text, wrong ?? part));
    const from = dayOf(first ?? '');
    const count = (dayOf(last ?? '') - from + 7) % 7;
    for (let day = 0; day <= count; day += 1) days.add((from + day) % 7);
  }
  return readAs([...days].sort());
}

/** `mon` and `monday`, but not `m`; -1 for what is no day. */
function dayOf(text: string): number {
  if (text.length < 3) return -1;
  return names.findIndex((name) => name.startsWith(text.toLowerCase()));
}

function daysRefusal(text: string, wrong: string): string {
  const near = nearest(wrong, names);
  const hint = near === null ? '' : `; did you mean ${near}?`;
  return `expected days such as mon-fri or sat, sun, got ${quote(text)}${hint}`;
}

const days = z.union(
  [
    form('days such as mon-fri', readDays),
    z
      .array(form('a day such as mon', readDays))
      .min(1, 'expected at least one day')
      .transform((list) => [...new Set(list.flat())].sort()),
  ],
  { error: 'expected days such as mon-fri, or a list of days' },
);

const restriction = strictMap({
  days: days.optional(),
  hours: form('hours such as 09:00-17:00', readHours).optional(),
})
  .refine((one) => one.days || one.hours, 'expected days: or hours:')
  .transform(
    (one): Restriction => ({
      days: one.days ?? everyDay,
      ...(one.hours ?? { fromMinute: 0, toMinute: minutesPerDay }),
    }),
  );

/** When a layer has anybody on call: one stretch of the week, or several. */
export const restrictionsSchema = z.union(
  [restriction.transform((one) => [one]), z.array(restriction).min(1, 'expected days: or hours:')],
  { error: 'expected a map such as {days: mon-fri, hours: 09:00-17:00}, or a list of them' },
);
