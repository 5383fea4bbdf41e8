import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onCallAt } from '../../src/oncall/on-call.ts';
import type { Schedule } from '../../src/oncall/schedule.ts';
import type { Shift } from '../../src/oncall/shift.ts';
import { shifts, stretchAt } from '../../src/oncall/shifts.ts';
import { rotationOf } from '../support/schedules.ts';
import { zones } from '../zones/zones.ts';

const dayMs = 86_400_000;

const lengths = [
  ...[1, 2, 5, 8, 12, 24].map((count) => ({ count, unit: 'h' as const })),
  ...[1, 2, 3].map((count) => ({ count, unit: 'd' as const })),
  ...[1, 2].map((count) => ({ count, unit: 'w' as const })),
  ...[1, 2].map((count) => ({ count, unit: 'mo' as const })),
];

function schedulesIn(timeZone: string): fc.Arbitrary<Schedule> {
  const minutes = { min: Date.UTC(2010, 0) / 60_000, max: Date.UTC(2026, 0) / 60_000 };
  const starts = fc.integer(minutes).map((at) => new Date(at * 60_000).toISOString().slice(0, 16));
  const people = fc.integer({ min: 1, max: 5 });
  return fc
    .record({ starts, people, length: fc.constantFrom(...lengths) })
    .map(({ people, ...parts }) => rotationOf({ timeZone, ...parts, turns: turnsOf(people) }));
}

function turnsOf(people: number) {
  return Array.from({ length: people }, (_, index) => ({
    primary: `p${index}`,
    secondary: `p${(index + 1) % people}`,
    escalation: null,
  }));
}

/** A window that begins anywhere around 2010 to 2028, or at the skipped day, up to 60 days long. */
const windows = fc
  .tuple(
    fc.integer({ min: Date.UTC(2009, 0), max: Date.UTC(2028, 0) }),
    fc.integer({ min: 1, max: 60 * dayMs }),
  )
  .map(([from, length]) => ({ from, to: from + length }));

function people(schedule: Schedule): readonly (string | null)[] {
  return schedule.layers[0]?.crews[0]?.turns.map(({ primary }) => primary) ?? [];
}

function turnNumber(schedule: Schedule, { primary }: Shift): number {
  return people(schedule).indexOf(primary);
}

function countTurns(schedule: Schedule, found: readonly Shift[]): number[] {
  return people(schedule).map((name) => found.filter(({ primary }) => primary === name).length);
}

describe.each(zones)('any rotation in %s', (timeZone) => {
  const cases = { numRuns: 40 } as const;

  test('has no gap, no overlap, keeps the order, and is fair within one turn', () => {
    const holds = fc.property(schedulesIn(timeZone), windows, (schedule, { from, to }) => {
      const found = shifts(schedule, from, to);
      for (const [index, shift] of found.entries()) {
        expect(shift.end).toBeGreaterThan(shift.start);
        const next = found[index + 1];
        if (!next) continue;
        expect(next.start).toBe(shift.end);
        expect(turnNumber(schedule, next)).toBe(
          (turnNumber(schedule, shift) + 1) % people(schedule).length,
        );
      }
      const counts = countTurns(schedule, found);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    });
    fc.assert(holds, cases);
  });

  test('gives the same shifts for a window as for all the time around it', () => {
    const holds = fc.property(schedulesIn(timeZone), windows, (schedule, { from, to }) => {
      const all = shifts(schedule, from - 40 * dayMs, to + 40 * dayMs);
      const inWindow = all.filter((shift) => shift.start < to && shift.end > from);
      expect(shifts(schedule, from, to)).toEqual(inWindow);
    });
    fc.assert(holds, cases);
  });

  test('says the same at a moment as in a window', () => {
    const holds = fc.property(schedulesIn(timeZone), windows, (schedule, { from, to }) => {
      for (const shift of shifts(schedule, from, to).slice(0, 20)) {
        const following = stretchAt(schedule, shift.end);
        for (const at of [shift.start, shift.end - 1]) {
          expect(onCallAt(schedule, at)).toMatchObject({
            at,
            primary: shift.primary,
            secondary: shift.secondary,
            reason: shift.reason,
            until: shift.end,
            next: { primary: following?.primary, from: shift.end },
          });
        }
      }
    });
    fc.assert(holds, cases);
  });

  test('starts with its first turn', () => {
    const holds = fc.property(schedulesIn(timeZone), (schedule) => {
      const first = onCallAt(schedule, Date.UTC(2009, 0));
      expect(first).toMatchObject({ primary: null, next: { primary: 'p0', from: first.until } });
      expect(onCallAt(schedule, first.until ?? 0).primary).toBe('p0');
    });
    fc.assert(holds, cases);
  });
});
