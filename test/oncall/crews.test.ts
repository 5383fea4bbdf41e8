import { describe, expect, test } from 'vitest';
import type { Crew, Restriction, Schedule } from '../../src/oncall/schedule.ts';
import { shifts } from '../../src/oncall/shifts.ts';
import { instant, primaries, rotationOf, wall } from '../support/schedules.ts';

const day = { count: 1, unit: 'd' } as const;

function daily(crews: readonly Crew[], restrictions: readonly Restriction[] = []): Schedule {
  return rotationOf({ timeZone: 'UTC', length: day, crews, restrictions });
}

/** Who is primary from the first handoff on, Monday 5 January 2026 at 09:00, a letter a shift. */
function people(schedule: Schedule, days: number): string {
  const from = instant('2026-01-05T09:00Z');
  return shifts(schedule, from, from + days * 86_400_000)
    .map(({ primary }) => primary)
    .join('');
}

const crew = (names: string, from: string | null = null): Crew => ({
  from: from === null ? null : wall(from),
  turns: primaries(...names),
});

describe('people who change with a date', () => {
  test('leave the past and the running turn alone, and the new list goes on after who has it', () => {
    const before = daily([crew('abc')]);
    const after = daily([crew('abc'), crew('abcd', '2026-01-09T12:00')]);
    expect(people(before, 9)).toBe('abcabcabc');
    expect(people(after, 9)).toBe('abcabcdab');
  });

  test('from a handoff on take that turn', () => {
    expect(people(daily([crew('abc'), crew('acb', '2026-01-06T09:00')]), 5)).toBe('acbac');
  });

  test('pass nobody over when the one on call leaves', () => {
    expect(people(daily([crew('abcd'), crew('acd', '2026-01-06T10:00')]), 6)).toBe('abcdac');
    expect(people(daily([crew('abc'), crew('xyz', '2026-01-06T10:00')]), 5)).toBe('abxyz');
  });

  test('may change again, before the rotation starts, or at the same handoff: the last counts', () => {
    const thrice = [crew('ab'), crew('abc', '2026-01-07T00:00'), crew('cb', '2026-01-10T00:00')];
    expect(people(daily(thrice), 8)).toBe('abcabcbc');
    const early = [crew('ab'), crew('xy', '2025-12-01T00:00')];
    expect(people(daily(early), 3)).toBe('xyx');
    const twice = [crew('ab'), crew('abc', '2026-01-07T00:00'), crew('abd', '2026-01-07T01:00')];
    expect(people(daily(twice), 5)).toBe('abdab');
  });
});

describe('hours', () => {
  const office: Restriction = { days: [1, 2, 3, 4, 5], fromMinute: 540, toMinute: 1020 };

  test('a turn without any of them takes nobody’s place: Monday goes on after Friday', () => {
    expect(people(daily([crew('abcd')], [office]), 12)).toBe('abcdabcdab');
    const later = daily([crew('abc'), crew('abcd', '2026-01-09T12:00')], [office]);
    expect(people(later, 12)).toBe('abcabcdabc');
  });

  test('overnight belong to the day they begin on, and are cut where turns change', () => {
    const night: Restriction = { days: [5], fromMinute: 1320, toMinute: 600 };
    const found = shifts(
      daily([crew('ab')], [night]),
      instant('2026-01-05'),
      instant('2026-01-14'),
    );
    expect(found.map(({ start, end, primary }) => [iso(start), iso(end), primary])).toEqual([
      ['2026-01-09T22:00', '2026-01-10T09:00', 'a'],
      ['2026-01-10T09:00', '2026-01-10T10:00', 'b'],
    ]);
  });

  test('that follow each other are one shift, also over midnight', () => {
    const schedule = rotationOf({
      timeZone: 'UTC',
      turns: primaries('a', 'b'),
      restrictions: [
        { days: [6, 0], fromMinute: 0, toMinute: 1440 },
        { days: [1, 2], fromMinute: 0, toMinute: 0 },
      ],
    });
    const found = shifts(schedule, instant('2026-01-09'), instant('2026-01-15'));
    expect(found.map(({ start, end, primary }) => [iso(start), iso(end), primary])).toEqual([
      ['2026-01-10T00:00', '2026-01-12T09:00', 'a'],
      ['2026-01-12T09:00', '2026-01-14T00:00', 'b'],
    ]);
  });

  test('day and night leave no gap and no overlap when the clock changes', () => {
    const schedule = (fromMinute: number, toMinute: number) =>
      rotationOf({
        starts: '2026-01-05T01:30',
        turns: primaries('a'),
        restrictions: [{ days: [0, 1, 2, 3, 4, 5, 6], fromMinute, toMinute }],
      });
    const window = [instant('2026-10-24T12:00Z'), instant('2026-10-26T12:00Z')] as const;
    const ends = shifts(schedule(90, 600), ...window).map(({ end }) => iso(end));
    const starts = shifts(schedule(600, 90), ...window).map(({ start }) => iso(start));
    expect(ends).toEqual(['2026-10-25T10:00', '2026-10-26T10:00']);
    expect(starts).toEqual(['2026-10-24T09:00', '2026-10-25T10:00', '2026-10-26T10:00']);
    const nightEnds = shifts(schedule(600, 90), ...window).map(({ end }) => iso(end));
    // 01:30 is there twice on the 25th: the first is meant.
    expect(nightEnds).toEqual(['2026-10-25T00:30', '2026-10-26T01:30', '2026-10-27T01:30']);
  });
});

test('a layer ends for good, in the middle of a turn when it must', () => {
  const schedule = rotationOf({
    ...{ timeZone: 'UTC', ends: '2026-01-14T00:00', turns: primaries('a', 'b') },
  });
  const found = shifts(schedule, instant('2026-01-01'), instant('2027-01-01'));
  expect(found.map(({ end, primary }) => [iso(end), primary])).toEqual([
    ['2026-01-12T09:00', 'a'],
    ['2026-01-14T00:00', 'b'],
  ]);
});

function iso(at: number): string {
  return new Date(at).toISOString().slice(0, 16);
}
