import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverOf } from '../../src/oncall/cover.ts';
import type { Layer, Override, Schedule, TemporarySchedule } from '../../src/oncall/schedule.ts';
import { shifts, stretches } from '../../src/oncall/shifts.ts';
import { turnsBetween } from '../../src/oncall/turns.ts';
import { offsetChanges } from '../../src/zones/zone-offsets.ts';
import { layerOf, scheduleOf } from '../support/schedules.ts';
import { zones } from '../zones/zones.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const people = ['alice', 'bob', 'carol', 'dave'];

const person = fc.constantFrom(...people);
const maybe = fc.option(person, { nil: null });
const holders = fc.record({ primary: maybe, secondary: maybe, escalation: maybe });

const restriction = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
  fromMinute: fc.integer({ min: 0, max: 47 }).map((half) => half * 30),
  toMinute: fc.integer({ min: 0, max: 48 }).map((half) => half * 30),
});

/** Everything a schedule may have, around a moment. */
function schedulesAround(timeZone: string, middle: number): fc.Arbitrary<Schedule> {
  const days = (most: number) =>
    fc.integer({ min: -most * 24, max: most * 24 }).map((h) => h * hourMs);
  const layer: fc.Arbitrary<Layer> = fc
    .record({
      starts: days(40).map((ms) => middle - 20 * dayMs + ms),
      ends: fc.option(
        days(20).map((ms) => middle + 20 * dayMs + ms),
        { nil: null },
      ),
      length: fc.constantFrom(
        ...[7, 12, 24].map((count) => ({ count, unit: 'h' as const })),
        ...(['d', 'w', 'mo'] as const).map((unit) => ({ count: 1, unit })),
      ),
      first: fc.array(holders, { maxLength: 3 }),
      later: fc.array(holders, { minLength: 1, maxLength: 4 }),
      from: days(20).map((ms) => middle + ms),
      restrictions: fc.array(restriction, { maxLength: 2 }),
    })
    .map(({ starts, ends, first, later, from, ...parts }) => ({
      ...layerOf({ timeZone, ...parts }),
      starts,
      ends,
      crews: [
        { from: null, turns: first },
        { from, turns: later },
      ],
    }));
  return fc
    .record({
      layers: fc.array(layer, { maxLength: 3 }),
      overrides: fc.array(override(days(12).map((ms) => middle + ms)), { maxLength: 5 }),
      temporary: fc.option(temporaryAt(days(12).map((ms) => middle + ms)), { nil: null }),
    })
    .map(({ layers, overrides, temporary }) =>
      scheduleOf(layers, { timeZone, overrides, temporary: temporary ? [temporary] : [] }),
    );
}

function override(start: fc.Arbitrary<number>): fc.Arbitrary<Override> {
  return fc
    .record({
      start,
      hours: fc.integer({ min: 1, max: 200 }),
      user: maybe,
      insteadOf: maybe,
      role: fc.constantFrom('primary' as const, 'secondary' as const, 'escalation' as const),
    })
    .map(({ start: from, hours, user, insteadOf, role }) => ({
      ...{ id: `${from}`, start: from, end: from + hours * hourMs, user, insteadOf },
      ...{ role: insteadOf === null ? role : null, author: null, note: null },
    }));
}

function temporaryAt(start: fc.Arbitrary<number>): fc.Arbitrary<TemporarySchedule> {
  return fc
    .record({ start, hours: fc.integer({ min: 3, max: 90 }), who: holders })
    .map(({ start: from, hours, who }) => ({
      ...{ name: 'holidays', start: from, end: from + hours * hourMs },
      shifts: [{ ...who, start: from + hourMs, end: from + 2 * hourMs }],
    }));
}

/** A zone, and a moment in it: mostly one at which its clock changes. */
const placed = fc
  .record({ timeZone: fc.constantFrom(...zones), day: fc.integer({ min: 0, max: 4000 }) })
  .map(({ timeZone, day }) => {
    const at = Date.UTC(2010, 0) + day * dayMs;
    const change = offsetChanges(timeZone, at, at + 200 * dayMs)[0]?.at ?? at;
    return { timeZone, middle: Math.round(change / hourMs) * hourMs };
  })
  .chain(({ timeZone, middle }) =>
    schedulesAround(timeZone, middle).map((schedule) => ({ schedule, middle })),
  );

/** Who is primary at a moment, asked of each part of the schedule by itself. */
function primaryAt({ layers, overrides, temporary }: Schedule, at: number): string | null {
  const plan = temporary.find(({ start, end }) => start <= at && at < end);
  if (plan) return plan.shifts.find(({ start, end }) => start <= at && at < end)?.primary ?? null;
  const held = layers.flatMap((layer) => turnsBetween(layer, at, at + 1)[0]?.holders.primary ?? []);
  const active = overrides.filter(({ start, end }) => start <= at && at < end);
  return coverOf('primary', held.at(-1) ?? null, active).holder;
}

test('shifts say of every moment what the parts of the schedule say of it', () => {
  const holds = fc.property(placed, ({ schedule, middle }) => {
    const [from, to] = [middle - 8 * dayMs, middle + 8 * dayMs];
    const found = shifts(schedule, from, to);
    const wrong: string[] = [];
    for (let at = from; at < to; at += hourMs / 2) {
      const said = found.find(({ start, end }) => start <= at && at < end)?.primary ?? null;
      const expected = primaryAt(schedule, at);
      if (said !== expected) wrong.push(`${new Date(at).toISOString()}: ${said}, not ${expected}`);
    }
    expect(wrong).toEqual([]);
  });
  fc.assert(holds, { numRuns: 80 });
});

test('a window is answered as all the time around it is, without overlap', () => {
  const span = fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: 1, max: 300 }));
  const holds = fc.property(placed, span, ({ schedule, middle }, [startHour, hours]) => {
    const from = middle + startHour * hourMs;
    const to = from + hours * hourMs;
    const all = stretches(schedule, from - 60 * dayMs, to + 60 * dayMs);
    expect(stretches(schedule, from, to)).toEqual(
      all.filter(({ start, end }) => start < to && end > from),
    );
    expect(all.filter(({ end }, index) => (all[index + 1]?.start ?? end) < end)).toEqual([]);
  });
  fc.assert(holds, { numRuns: 200 });
});
