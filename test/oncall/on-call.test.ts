import { expect, test } from 'vitest';
import { onCallAt } from '../../src/oncall/on-call.ts';
import { rotationOf } from '../support/schedules.ts';

const turns = [
  { primary: 'alice', secondary: 'bob', escalation: 'charlie' },
  { primary: 'bob', secondary: 'charlie', escalation: 'alice' },
  { primary: 'charlie', secondary: 'alice', escalation: 'bob' },
];
const weekly = rotationOf({ turnName: 'week', turns });

test('the second week belongs to the second turn, up to and without its last moment', () => {
  const from = Date.parse('2026-01-12T09:00Z');
  const until = Date.parse('2026-01-19T09:00Z');
  const bobsWeek = {
    schedule: 'platform',
    timeZone: 'Europe/London',
    primary: 'bob',
    secondary: 'charlie',
    escalation: 'alice',
    reason: 'week 2',
    overrides: [],
    until,
    next: {
      primary: 'charlie',
      secondary: 'alice',
      escalation: 'bob',
      from: until,
      reason: 'week 3',
    },
  };
  expect(onCallAt(weekly, from)).toEqual({ at: from, ...bobsWeek });
  expect(onCallAt(weekly, until - 1)).toEqual({ at: until - 1, ...bobsWeek });
  expect(onCallAt(weekly, until).primary).toBe('charlie');
  expect(onCallAt(weekly, from - 1).primary).toBe('alice');
});

test('after the last turn the first comes again', () => {
  expect(onCallAt(weekly, Date.parse('2026-01-26T09:00Z')).primary).toBe('alice');
});

test('before its start nobody is on call, and the first turn is next', () => {
  const at = Date.parse('2026-01-05T08:59:59Z');
  const starts = Date.parse('2026-01-05T09:00Z');
  expect(onCallAt(weekly, at)).toEqual({
    at,
    schedule: 'platform',
    timeZone: 'Europe/London',
    primary: null,
    secondary: null,
    escalation: null,
    reason: null,
    overrides: [],
    until: starts,
    next: {
      primary: 'alice',
      secondary: 'bob',
      escalation: 'charlie',
      from: starts,
      reason: 'week 1',
    },
  });
});

test('a rotation of one turn hands over to itself', () => {
  const alone = rotationOf({ turns: turns.slice(0, 1) });
  const answer = onCallAt(alone, Date.parse('2026-01-13T00:00Z'));
  expect(answer.primary).toBe('alice');
  expect(answer.next).toMatchObject({ primary: 'alice', from: Date.parse('2026-01-19T09:00Z') });
});

test('a rotation without turns has nobody, ever', () => {
  const at = Date.parse('2026-01-13T00:00Z');
  const answer = onCallAt(rotationOf({ turns: [] }), at);
  expect(answer).toMatchObject({ primary: null, until: null, next: null });
});
