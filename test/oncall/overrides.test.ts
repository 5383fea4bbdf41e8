import { describe, expect, test } from 'vitest';
import { onCallAt } from '../../src/oncall/on-call.ts';
import type { Override, Schedule } from '../../src/oncall/schedule.ts';
import { withOverrides } from '../../src/oncall/schedule.ts';
import { shifts, stretchAt } from '../../src/oncall/shifts.ts';
import { instant, layerOf, overrideOf, rotationOf, scheduleOf } from '../support/schedules.ts';

const weekly = rotationOf({
  turnName: 'week',
  timeZone: 'UTC',
  turns: [
    { primary: 'alice', secondary: 'bob', escalation: 'charlie' },
    { primary: 'bob', secondary: 'alice', escalation: 'charlie' },
  ],
});

/** The first week of the rotation, or what is told of it, a line a shift. */
function week(schedule: Schedule, to = '2026-01-12T09:00Z'): readonly string[] {
  return shifts(schedule, instant('2026-01-05T09:00Z'), instant(to)).map(
    ({ start, primary, secondary, escalation, reason }) =>
      `${new Date(start).toISOString().slice(8, 13)} ${primary} ${secondary} ${escalation}: ${reason}`,
  );
}

const weekend = { from: '2026-01-10T09:00Z', to: '2026-01-11T09:00Z' };
const after = (...overrides: Override[]) => week(withOverrides(weekly, overrides));

describe('an override', () => {
  test('stands in for the primary, from its start up to its end, and says so', () => {
    expect(after(overrideOf({ ...weekend, user: 'carol' }))).toEqual([
      '05T09 alice bob charlie: week 1',
      '10T09 carol bob charlie: override by carol over week 1',
      '11T09 alice bob charlie: week 1',
    ]);
  });

  test('instead of somebody acts where they are on call, and nowhere else', () => {
    const [, saturday] = after(overrideOf({ ...weekend, user: 'carol', insteadOf: 'bob' }));
    expect(saturday).toBe('10T09 alice carol charlie: override by carol over week 1');
    expect(after(overrideOf({ ...weekend, user: 'carol', insteadOf: 'dave' }))).toEqual([
      '05T09 alice bob charlie: week 1',
    ]);
  });

  test('may be about one role, or take somebody off', () => {
    const lead = overrideOf({ ...weekend, user: 'dave', role: 'escalation' });
    expect(after(lead)[1]).toBe('10T09 alice bob dave: override by dave over week 1');
    expect(after(overrideOf({ ...weekend, insteadOf: 'bob' }))[1]).toBe(
      '10T09 alice null charlie: bob taken off week 1',
    );
  });

  test('changes with the turn under it', () => {
    const carol = overrideOf({
      ...{ from: '2026-01-12T00:00Z', to: '2026-01-13T00:00Z', user: 'carol' },
    });
    expect(week(withOverrides(weekly, [carol]), '2026-01-13T00:00Z')).toEqual([
      '05T09 alice bob charlie: week 1',
      '12T00 carol bob charlie: override by carol over week 1',
      '12T09 carol alice charlie: override by carol over week 2',
    ]);
  });

  test('covers time in which nobody is on call', () => {
    const early = { from: '2026-01-01T00:00Z', to: '2026-01-06T00:00Z', user: 'carol' };
    const schedule = withOverrides(weekly, [overrideOf(early)]);
    expect(stretchAt(schedule, instant('2026-01-03T00:00Z'))).toMatchObject({
      start: instant('2026-01-01T00:00Z'),
      end: instant('2026-01-05T09:00Z'),
      primary: 'carol',
      reason: 'override by carol where nobody was on call',
    });
  });
});

describe('of overrides that overlap', () => {
  const carol = overrideOf({ ...weekend, user: 'carol', insteadOf: 'alice' });
  const dave = overrideOf({ ...weekend, user: 'dave', insteadOf: 'alice' });

  test('the last created wins', () => {
    expect(after(carol, dave)[1]).toContain('dave bob charlie: override by dave');
    expect(after(dave, carol)[1]).toContain('carol bob charlie: override by carol');
  });

  test('a later one may stand in for who stood in', () => {
    const forCarol = overrideOf({ ...weekend, user: 'erin', insteadOf: 'carol' });
    expect(after(carol, forCarol)[1]).toContain('erin bob charlie: override by erin over week 1');
    expect(after(forCarol, carol)[1]).toContain('carol bob charlie');
  });

  test('two at once in two roles are both named', () => {
    const lead = overrideOf({ ...weekend, user: 'dave', role: 'escalation' });
    expect(after(carol, lead)[1]).toBe(
      '10T09 carol bob dave: override by carol and dave over week 1',
    );
  });
});

test('a temporary schedule stands in for overrides and rotation alike, and what it leaves open is open', () => {
  const holidays = {
    name: 'holidays',
    start: instant('2026-01-08T00:00Z'),
    end: instant('2026-01-10T12:00Z'),
    shifts: [
      {
        ...{ start: instant('2026-01-08T00:00Z'), end: instant('2026-01-10T00:00Z') },
        ...{ primary: 'dave', secondary: null, escalation: null },
      },
    ],
  };
  const carol = overrideOf({ ...weekend, user: 'carol' });
  expect(week({ ...weekly, overrides: [carol], temporary: [holidays] })).toEqual([
    '05T09 alice bob charlie: week 1',
    '08T00 dave null null: temporary schedule "holidays"',
    '10T12 carol bob charlie: override by carol over week 1',
    '11T09 alice bob charlie: week 1',
  ]);
  expect(
    onCallAt({ ...weekly, temporary: [holidays] }, instant('2026-01-10T00:00Z')),
  ).toMatchObject({
    primary: null,
    reason: 'temporary schedule "holidays" names nobody',
    until: instant('2026-01-10T12:00Z'),
    next: { primary: 'alice' },
  });
});

test('layers: the last with somebody for a role has it, inside its hours', () => {
  const days = layerOf({
    ...{ name: 'days', timeZone: 'UTC', starts: '2026-01-05T09:00' },
    turns: [{ primary: 'alice', secondary: 'bob', escalation: 'charlie' }],
  });
  const nights = layerOf({
    ...{ name: 'nights', timeZone: 'UTC', starts: '2026-01-05T22:00' },
    length: { count: 1, unit: 'd' },
    restrictions: [{ days: [1, 2], fromMinute: 22 * 60, toMinute: 6 * 60 }],
    turns: [
      { primary: 'nina', secondary: null, escalation: null },
      { primary: 'nick', secondary: null, escalation: null },
    ],
  });
  const schedule = scheduleOf([days, nights], { timeZone: 'UTC' });
  expect(week(schedule, '2026-01-08T00:00Z')).toEqual([
    '05T09 alice bob charlie: days turn 1',
    '05T22 nina bob charlie: nights turn 1 (secondary, escalation: days turn 1)',
    '06T06 alice bob charlie: days turn 1',
    '06T22 nick bob charlie: nights turn 2 (secondary, escalation: days turn 1)',
    '07T06 alice bob charlie: days turn 1',
  ]);
});
