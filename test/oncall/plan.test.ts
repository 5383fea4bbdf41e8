import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effectOf } from '../../src/oncall/check-override.ts';
import { onCallAt } from '../../src/oncall/on-call.ts';
import { isKnownAt, planOf, unknownPlan } from '../../src/oncall/plan.ts';
import { type Role, roles, type Schedule } from '../../src/oncall/schedule.ts';
import type { OutsideTurn } from '../../src/oncall/schedule-source.ts';
import { shifts } from '../../src/oncall/shifts.ts';
import { warnings } from '../../src/oncall/warnings.ts';
import { overrideOf, scheduleOf } from '../support/schedules.ts';

const hour = 3_600_000;
const known = { start: 0, end: 100 * hour };

function turn(person: string, from: number, to: number, role: Role = 'primary'): OutsideTurn {
  return { person, role, start: from * hour, end: to * hour, title: 'calendar "rota"' };
}

function planned(turns: readonly OutsideTurn[], parts: Partial<Schedule> = {}): Schedule {
  return scheduleOf([], { plan: planOf([{ ...known, turns, remarks: [] }]), ...parts });
}

const shown = (schedule: Schedule, from: number, to: number) =>
  shifts(schedule, from * hour, to * hour).map(
    ({ start, end, primary, secondary }) => `${start / hour}-${end / hour} ${primary} ${secondary}`,
  );

describe('turns out of a calendar', () => {
  const week = planned([
    turn('alice', 0, 50),
    turn('bob', 50, 90),
    turn('carol', 20, 24),
    turn('dora', 10, 60, 'secondary'),
  ]);

  test('are put together; who begins later stands in for who began before', () => {
    expect(shown(week, 0, 100)).toEqual([
      '0-10 alice null',
      '10-20 alice dora',
      '20-24 carol dora',
      '24-50 alice dora',
      '50-60 bob dora',
      '60-90 bob null',
    ]);
  });

  test('say until when, who is next, and why', () => {
    expect(onCallAt(week, 22 * hour)).toMatchObject({
      ...{ primary: 'carol', secondary: 'dora', reason: 'calendar "rota"', until: 24 * hour },
      next: { primary: 'alice', from: 24 * hour },
    });
    expect(onCallAt(week, 95 * hour)).toMatchObject({ primary: null, until: null, next: null });
  });

  test('are covered by overrides, as any turn is', () => {
    const iso = (at: number) => new Date(at * hour).toISOString();
    const by = overrideOf({ from: iso(30), to: iso(32), user: 'zoe' });
    const swapped = { ...week, overrides: [by] };
    expect(shown(swapped, 24, 50)).toEqual([
      '24-30 alice dora',
      '30-32 zoe dora',
      '32-50 alice dora',
    ]);
    expect(onCallAt(swapped, 31 * hour).reason).toBe('override by zoe over calendar "rota"');
  });

  test('that are not known take no override: whom it would replace nobody can say', () => {
    const by = overrideOf({ from: '1970-01-05T00:00Z', to: '1970-01-06T00:00Z', user: 'zoe' });
    expect(effectOf(week, [by], 0)).toEqual({ kind: 'not-known' });
  });

  test('have gaps that are faults, but only as far as they are known', () => {
    const faults = warnings(week, 0, 200 * hour).filter(({ kind }) => kind === 'gap');
    expect(faults.map(({ start, end }) => [start / hour, end / hour])).toEqual([[90, 100]]);
  });

  test('of nothing are nobody; not known is not nobody', () => {
    expect(isKnownAt(planned([]), 5 * hour)).toBe(true);
    expect(isKnownAt(planned([]), 100 * hour)).toBe(false);
    expect(isKnownAt(scheduleOf([], { plan: unknownPlan }), 5 * hour)).toBe(false);
    const several = planOf([
      { ...known, turns: [], remarks: [] },
      { start: 10, end: 50 * hour, turns: [], remarks: [] },
    ]);
    expect([several.start, several.end]).toEqual([10, 50 * hour]);
  });
});

test('at every moment the latest beginner has the role, whatever overlaps', () => {
  const turns = fc.array(
    fc.record({
      person: fc.constantFrom('alice', 'bob', 'carol', 'dora'),
      role: fc.constantFrom(...roles),
      from: fc.integer({ min: 0, max: 40 }),
      length: fc.integer({ min: 1, max: 30 }),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(turns, (given) => {
      const all = given.map(({ person, role, from, length }) =>
        turn(person, from, from + length, role),
      );
      const schedule = planned(all);
      for (let at = 0.5 * hour; at < 72 * hour; at += hour) {
        const expected = Object.fromEntries(roles.map((role) => [role, holder(all, role, at)]));
        expect(onCallAt(schedule, at)).toMatchObject(expected);
      }
    }),
    { numRuns: 50 },
  );

  function holder(all: readonly OutsideTurn[], role: Role, at: number): string | null {
    const here = all.filter((one) => one.role === role && one.start <= at && at < one.end);
    const last = Math.max(...here.map(({ start }) => start));
    const first = Math.min(...here.filter(({ start }) => start === last).map(({ end }) => end));
    return here.findLast(({ start, end }) => start === last && end === first)?.person ?? null;
  }
});
