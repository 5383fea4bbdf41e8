import { expect, test } from 'vitest';
import { ownShifts } from '../../src/oncall/own-shifts.ts';
import { withOverrides } from '../../src/oncall/schedule.ts';
import { instant, overrideOf, rotationOf } from '../support/schedules.ts';

test("one person's shifts in every role, with the overrides that give and take them", () => {
  const schedule = rotationOf({
    turnName: 'week',
    timeZone: 'UTC',
    turns: [
      { primary: 'alice', secondary: 'bob', escalation: 'alice' },
      { primary: 'bob', secondary: 'charlie', escalation: null },
      { primary: 'charlie', secondary: 'alice', escalation: null },
    ],
  });
  const swapped = withOverrides(schedule, [
    overrideOf({
      from: '2026-01-19T09:00Z',
      to: '2026-01-22T09:00Z',
      user: 'dave',
      insteadOf: 'alice',
    }),
    overrideOf({ from: '2026-01-14T09:00Z', to: '2026-01-15T09:00Z', user: 'alice' }),
  ]);
  const own = ownShifts(
    swapped,
    'alice',
    instant('2026-01-05T09:00Z'),
    instant('2026-01-26T09:00Z'),
  );
  expect(
    own.map(({ start, roles, reason }) => [
      new Date(start).toISOString().slice(0, 13),
      roles,
      reason,
    ]),
  ).toEqual([
    ['2026-01-05T09', ['primary', 'escalation'], 'week 1'],
    ['2026-01-14T09', ['primary'], 'override by alice over week 2'],
    ['2026-01-22T09', ['secondary'], 'week 3'],
  ]);
});
