import { describe, expect, test } from 'vitest';
import type { Schedule, TurnLength } from '../../src/oncall/schedule.ts';
import { shifts } from '../../src/oncall/shifts.ts';
import { primaries, rotationOf } from '../support/schedules.ts';

const hourMs = 3_600_000;

function schedule(timeZone: string, starts: string, length: TurnLength, people = 3): Schedule {
  const names = Array.from({ length: people }, (_, index) => `p${index + 1}`);
  return rotationOf({ timeZone, starts, length, turns: primaries(...names) });
}

function between(one: Schedule, from: string, to: string) {
  return shifts(one, Date.parse(from), Date.parse(to));
}

const hours = (one: Schedule, from: string, to: string) =>
  between(one, from, to).map(({ start, end }) => (end - start) / hourMs);

const starts = (one: Schedule, from: string, to: string) =>
  between(one, from, to).map(({ start }) => new Date(start).toISOString().slice(0, 16));

const people = (one: Schedule, from: string, to: string) =>
  between(one, from, to).map(({ primary }) => primary);

const day: TurnLength = { count: 1, unit: 'd' };
const hour: TurnLength = { count: 1, unit: 'h' };

describe('shifts over a change of the clock', () => {
  test('London days are 23 h in March and 25 h in October, and start at 09:00', () => {
    const one = schedule('Europe/London', '2026-01-05T09:00', day);
    expect(hours(one, '2026-03-28T10:00Z', '2026-03-30T07:00Z')).toEqual([23, 24]);
    expect(hours(one, '2026-10-24T10:00Z', '2026-10-26T08:00Z')).toEqual([25, 24]);
  });

  test('Lord Howe days are 23.5 h and 24.5 h', () => {
    const one = schedule('Australia/Lord_Howe', '2026-01-05T09:00', day);
    expect(hours(one, '2026-10-03T00:00Z', '2026-10-03T20:00Z')).toEqual([23.5]);
    expect(hours(one, '2026-04-04T00:00Z', '2026-04-04T20:00Z')).toEqual([24.5]);
  });

  test('turns of 8 h stay at the same hours all year', () => {
    const one = schedule('America/Chicago', '2026-01-05T02:00', { count: 8, unit: 'h' });
    expect(starts(one, '2026-01-05T08:00Z', '2026-01-06T07:00Z')).toEqual([
      '2026-01-05T08:00',
      '2026-01-05T16:00',
      '2026-01-06T00:00',
    ]);
    expect(starts(one, '2026-07-06T07:00Z', '2026-07-07T06:00Z')).toEqual([
      '2026-07-06T07:00',
      '2026-07-06T15:00',
      '2026-07-06T23:00',
    ]);
  });

  test('an hour that the clock jumps over costs nobody their turn', () => {
    const one = schedule('Europe/London', '2026-03-28T00:00', hour, 3);
    expect(people(one, '2026-03-28T23:00Z', '2026-03-29T04:00Z')).toEqual([
      'p3',
      'p1',
      'p2',
      'p3',
      'p1',
    ]);
    expect(people(one, '2026-03-30T00:00Z', '2026-03-30T01:00Z')).toEqual(['p1']);
  });

  test("Apia's missing Friday gives no turn without length", () => {
    const one = schedule('Pacific/Apia', '2011-12-28T09:00', day, 5);
    expect(hours(one, '2011-12-28T19:00Z', '2012-01-01T00:00Z')).toEqual([24, 15, 9, 24, 24]);
    const midnight = schedule('Pacific/Apia', '2011-12-28T00:00', day, 5);
    expect(people(midnight, '2011-12-28T10:00Z', '2011-12-31T10:00Z')).toEqual(['p1', 'p2', 'p3']);
  });
});

describe('months', () => {
  test("count from the anchor's day and take the last of a shorter month", () => {
    const one = schedule('UTC', '2026-01-31T09:00', { count: 1, unit: 'mo' });
    expect(starts(one, '2026-01-31T09:00Z', '2026-05-01T00:00Z')).toEqual([
      '2026-01-31T09:00',
      '2026-02-28T09:00',
      '2026-03-31T09:00',
      '2026-04-30T09:00',
    ]);
    expect(starts(one, '2028-02-29T09:00Z', '2028-03-01T00:00Z')).toEqual(['2028-02-29T09:00']);
  });

  test('the moment before a clamped handoff still belongs to the month before', () => {
    const one = schedule('UTC', '2026-01-31T09:00', { count: 1, unit: 'mo' });
    expect(starts(one, '2026-02-28T08:59Z', '2026-02-28T09:00Z')).toEqual(['2026-01-31T09:00']);
    expect(starts(one, '2026-03-01T08:59Z', '2026-03-01T09:00Z')).toEqual(['2026-02-28T09:00']);
  });
});

test('a window is half-open at both ends and gives whole shifts', () => {
  const one = schedule('UTC', '2026-01-05T09:00', day);
  expect(starts(one, '2026-01-06T09:00Z', '2026-01-07T09:00Z')).toEqual(['2026-01-06T09:00']);
  expect(starts(one, '2026-01-06T08:59Z', '2026-01-06T09:01Z')).toEqual([
    '2026-01-05T09:00',
    '2026-01-06T09:00',
  ]);
  expect(between(one, '2026-01-07T09:00Z', '2026-01-07T09:00Z')).toEqual([]);
  expect(between(one, '2025-01-07T09:00Z', '2026-01-05T09:00Z')).toEqual([]);
});

test('without turns there are no shifts', () => {
  expect(between(schedule('UTC', '2026-01-05T09:00', day, 0), '2026-01-06', '2027-01-01')).toEqual(
    [],
  );
});
