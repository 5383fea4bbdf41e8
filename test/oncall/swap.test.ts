import { expect, test } from 'vitest';
import { withOverrides } from '../../src/oncall/schedule.ts';
import { stretches } from '../../src/oncall/shifts.ts';
import { handOver, shiftToSwap } from '../../src/oncall/swap.ts';
import { overrideOf, rotationOf } from '../support/schedules.ts';

// Three people with a role each in every week: who takes a shift always has one already.
const schedule = rotationOf({
  starts: '2026-01-05T09:00',
  turnName: 'week',
  turns: [
    { primary: 'alice', secondary: 'bob', escalation: 'charlie' },
    { primary: 'bob', secondary: 'charlie', escalation: 'alice' },
  ],
});
const at = (text: string) => Date.parse(text);
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 16);

function shiftOf(given: typeof schedule, person: string, time: string, isDay = false) {
  const found = shiftToSwap(given, person, at(time), isDay);
  return found && `${iso(found.start)} ${iso(found.end)} ${found.roles}`;
}

test('of a day it is the shift that begins on it, not the one that ends on it', () => {
  const monday = shiftOf(schedule, 'alice', '2026-01-19T00:00Z', true);
  expect(monday).toBe('2026-01-19T09:00 2026-01-26T09:00 primary');
  expect(shiftOf(schedule, 'alice', '2026-01-19T08:00Z')).toContain('01-19T09:00 escalation');
  expect(shiftOf(schedule, 'alice', '2026-01-21T00:00Z', true)).toBe(monday);
});

test('a shift is whole although somebody stands in for another person within it', () => {
  const override = overrideOf({ user: 'dora', from: '2026-01-20T10:00Z', to: '2026-01-20T11:00Z' });
  const amended = withOverrides(schedule, [{ ...override, role: 'escalation' }]);
  for (const time of ['2026-01-19T12:00Z', '2026-01-20T10:30Z', '2026-01-24T00:00Z'])
    expect(shiftOf(amended, 'alice', time)).toBe('2026-01-19T09:00 2026-01-26T09:00 primary');
});

test('somebody who has no shift then has none to give', () => {
  expect(shiftOf(schedule, 'dora', '2026-01-19T12:00Z')).toBeNull();
});

test('two people of the same week change places: nobody has two roles, none is open', () => {
  const week = { start: at('2026-01-19T09:00Z'), end: at('2026-01-26T09:00Z') };
  const halves = handOver(schedule, 'alice', week, 'bob');
  const swapped = withOverrides(
    schedule,
    halves.map((half) => ({ ...half, id: 'new', author: 'alice', note: null })),
  );
  const found = stretches(swapped, week.start, week.end).map(
    ({ start, end, primary, secondary, escalation }) =>
      `${iso(start)} ${iso(end)} ${primary} ${secondary} ${escalation}`,
  );
  expect(found).toEqual(['2026-01-19T09:00 2026-01-26T09:00 bob alice charlie']);
});

test('who is free takes the whole shift with one override', () => {
  const week = { start: at('2026-01-19T09:00Z'), end: at('2026-01-26T09:00Z') };
  expect(handOver(schedule, 'alice', week, 'dora')).toEqual([
    { ...week, user: 'dora', insteadOf: 'alice', role: null },
  ]);
});
