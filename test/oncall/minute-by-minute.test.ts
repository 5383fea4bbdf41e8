import { describe, expect, test } from 'vitest';
import { onCallAt } from '../../src/oncall/on-call.ts';
import type { Schedule, TurnLength } from '../../src/oncall/schedule.ts';
import type { Shift } from '../../src/oncall/shift.ts';
import { shifts } from '../../src/oncall/shifts.ts';
import { primaries, rotationOf, wall } from '../support/schedules.ts';
import { zones } from '../zones/zones.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
// Clocks change on whole half hours of UTC in all of these zones.
const stepMinutes = 30;

const people = ['alice', 'bob', 'carol', 'dave', 'erin'];

/** Two years, minute by minute, with the weeks before them; in Apia those without a 30 December. */
function yearsIn(timeZone: string) {
  const year = timeZone === 'Pacific/Apia' ? 2011 : 2025;
  return {
    before: Date.UTC(year - 1, 10),
    from: Date.UTC(year, 0),
    to: Date.UTC(year + 2, 0),
    year,
  };
}

type Plan = { readonly starts: string; readonly length: TurnLength };

/** Handoffs at hours that clocks skip and show twice, at midnight, and on days that months lack. */
function plansFrom(year: number): readonly Plan[] {
  return [
    { starts: `${year}-12-01T00:30`, length: { count: 1, unit: 'h' } },
    { starts: `${year}-12-02T02:30`, length: { count: 8, unit: 'h' } },
    { starts: `${year}-12-03T02:15`, length: { count: 1, unit: 'd' } },
    { starts: `${year}-12-04T00:00`, length: { count: 1, unit: 'd' } },
    { starts: `${year}-12-05T02:30`, length: { count: 1, unit: 'w' } },
    { starts: `${year}-12-31T02:00`, length: { count: 1, unit: 'mo' } },
  ];
}

/** How far the clock is from UTC in each half hour from `from` on, as the system's own formatter says. */
function clockReadings(timeZone: string, from: number, to: number): Int32Array {
  const format = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone, dateStyle: 'short', timeStyle: 'short' },
  });
  const steps = (to - from) / (stepMinutes * minuteMs);
  return Int32Array.from({ length: steps }, (_, step) => {
    const at = from + step * stepMinutes * minuteMs;
    return (Date.parse(`${format.format(at).replace(' ', 'T')}Z`) - at) / minuteMs;
  });
}

const unitMinutes = { h: 60, d: 1440, w: 10_080 } as const;

/** When handoff `index` is due on a wall clock, in minutes since 1970 on that clock. */
function dueMinute({ starts, length }: Plan, index: number): number {
  const first = wall(starts) / minuteMs;
  if (length.unit !== 'mo') return first + index * length.count * unitMinutes[length.unit];
  const [year = 0, month = 0, day = 0] = starts.slice(0, 10).split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + index, 0)).getUTCDate();
  const midnight = Date.UTC(year, month - 1 + index, Math.min(day, lastDay)) / minuteMs;
  return midnight + (first % 1440);
}

/**
 * Whose turn each minute of [from, to) is, by walking it: when the clock first shows the time of a
 * handoff or a later one, the next person has it; one more when the clock skips several at once.
 */
function walk(
  plan: Plan,
  offsets: Int32Array,
  before: number,
  from: number,
  to: number,
): Uint8Array {
  const [first, start, last] = [before, from, to].map((at) => at / minuteMs) as [
    number,
    number,
    number,
  ];
  const turns = new Uint8Array(last - start);
  let next = 0;
  let due = dueMinute(plan, next);
  let person = people.length - 1;
  for (let minute = first; minute < last; minute += 1) {
    const shown = minute + (offsets[Math.floor((minute - first) / stepMinutes)] ?? 0);
    if (shown >= due) person = (person + 1) % people.length;
    while (shown >= due) {
      next += 1;
      due = dueMinute(plan, next);
    }
    if (minute >= start) turns[minute - start] = person;
  }
  return turns;
}

/** The minutes for which shifts say something else than the walk. */
function differences(found: readonly Shift[], turns: Uint8Array, from: number): readonly string[] {
  const wrong: string[] = [];
  let index = 0;
  for (let minute = 0; minute < turns.length; minute += 1) {
    const at = from + minute * minuteMs;
    while ((found[index]?.end ?? Number.POSITIVE_INFINITY) <= at) index += 1;
    const shift = found[index];
    const expected = people[turns[minute] ?? 0];
    if (shift && shift.start <= at && shift.primary === expected) continue;
    wrong.push(`${new Date(at).toISOString()}: ${shift?.primary}, not ${expected}`);
    if (wrong.length > 5) break;
  }
  return wrong;
}

function expectContiguous(found: readonly Shift[]): void {
  expect(
    found.filter((shift, index) => shift.end !== (found[index + 1]?.start ?? shift.end)),
  ).toEqual([]);
  expect(found.filter(({ start, end }) => end <= start)).toEqual([]);
}

function expectFair(found: readonly Shift[]): void {
  const counts = people.map((name) => found.filter(({ primary }) => primary === name).length);
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
}

/** Windows of every size all over the years: each says what the answer for all of them says. */
function expectSameInWindows(
  schedule: Schedule,
  found: readonly Shift[],
  from: number,
  to: number,
) {
  for (let at = from, index = 0; at < to; at += 7.3 * dayMs, index += 1) {
    const end = Math.min(to, at + ((index % 11) + 1) * 0.37 * dayMs);
    const inside = found.filter((shift) => shift.start < end && shift.end > at);
    expect(shifts(schedule, at, end)).toEqual(inside);
    const current = inside[0];
    const { primary, until } = onCallAt(schedule, at);
    expect({ primary, until }).toEqual({ primary: current?.primary, until: current?.end });
  }
}

describe.each(zones)('every minute of two years in %s', (timeZone) => {
  const { before, from, to, year } = yearsIn(timeZone);
  const offsets = clockReadings(timeZone, before, to);

  test.each(plansFrom(year - 1))('with turns of %o', (plan) => {
    const schedule = rotationOf({ timeZone, ...plan, turns: primaries(...people) });
    const start = plan.length.unit === 'mo' ? Date.UTC(year, 0, 2) : from;
    const found = shifts(schedule, start, to);
    expect(differences(found, walk(plan, offsets, before, start, to), start)).toEqual([]);
    expectContiguous(found);
    expectFair(found);
    expectSameInWindows(schedule, found, start, to);
  });
});
