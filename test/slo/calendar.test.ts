import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarUnit, calendarUnits, periodAt } from '../../src/slo/calendar.ts';
import { toLocal } from '../../src/zones/local-time.ts';
import { zones } from '../zones/zones.ts';

const file = path.resolve(
  import.meta.dirname,
  '../../../shared/conformance/slo/sloth/sloth_calendar_boundaries.json',
);

type Case = { readonly case: string; readonly ts: string; readonly expected: string };

/** What each table of Sloth's tests asks for. */
const asked: Readonly<Record<string, readonly [CalendarUnit, 'start' | 'end']>> = {
  RoundTimeToDay: ['day', 'start'],
  WeekMonday: ['week', 'start'],
  MonthFirst: ['month', 'start'],
  QuarterFirst: ['quarter', 'start'],
  YearFirst: ['year', 'start'],
  EndOfWeek: ['week', 'end'],
  EndOfMonth: ['month', 'end'],
  EndOfQuarter: ['quarter', 'end'],
  EndOfYear: ['year', 'end'],
};

describe.skipIf(!existsSync(file))("Sloth's calendar boundaries, in UTC", () => {
  const tables = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { tables: Record<string, Case[]> }).tables
    : {};
  const cases = Object.entries(tables).flatMap(([name, rows]) => rows.map((row) => [name, row]));

  test.each(cases as [string, Case][])('%s %o', (name, { ts, expected }) => {
    const [unit, edge] = asked[name] ?? ['day', 'start'];
    const period = periodAt({ unit, timeZone: 'UTC' }, Date.parse(ts));
    // Sloth's periods end with their last nanosecond, ours before the next one's first.
    const at = edge === 'start' ? period.start : period.end - 1;
    expect(new Date(at).toISOString()).toBe(`${expected.slice(0, 23)}Z`);
  });
});

describe('periods of a calendar', () => {
  const zone = fc.constantFrom(...zones, 'Africa/Cairo', 'America/Havana', 'Asia/Beirut');
  const unit = fc.constantFrom(...calendarUnits);
  const instant = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2037, 0) });

  test('tile time: each instant lies in one, and the next begins where it ends', () => {
    fc.assert(
      fc.property(unit, zone, instant, (one, timeZone, at) => {
        const calendar = { unit: one, timeZone };
        const { start, end } = periodAt(calendar, at);
        expect(start).toBeLessThanOrEqual(at);
        expect(end).toBeGreaterThan(at);
        expect(periodAt(calendar, start)).toEqual({ start, end });
        expect(periodAt(calendar, end - 1)).toEqual({ start, end });
        expect(periodAt(calendar, end).start).toBe(end);
        expect(periodAt(calendar, start - 1).end).toBe(start);
      }),
      { numRuns: 2000 },
    );
  });

  test('begin when the wall clock first shows their first midnight or later', () => {
    fc.assert(
      fc.property(zone, instant, (timeZone, at) => {
        const { start } = periodAt({ unit: 'month', timeZone }, at);
        expect(new Date(toLocal(start, timeZone)).getUTCDate()).toBe(1);
        expect(toLocal(start, timeZone) % 86_400_000).toBeLessThan(7_200_000);
        expect(toLocal(start - 1000, timeZone)).toBeLessThan(toLocal(start, timeZone));
      }),
    );
  });

  const lengths: [string, CalendarUnit, string, number][] = [
    ['a month with the clock set forward', 'month', '2026-03-15T00:00Z', 31 * 24 - 1],
    ['a month with the clock set back', 'month', '2026-10-15T00:00Z', 31 * 24 + 1],
    ['the day it is set forward', 'day', '2026-03-29T12:00Z', 23],
    ['a leap February', 'month', '2028-02-29T23:59Z', 29 * 24],
    ['a quarter', 'quarter', '2026-05-01T00:00Z', 91 * 24],
  ];

  test.each(lengths)('%s in London', (_, one, at, hours) => {
    const { start, end } = periodAt({ unit: one, timeZone: 'Europe/London' }, Date.parse(at));
    expect((end - start) / 3_600_000).toBe(hours);
  });

  test('a day that Samoa left out has no period', () => {
    const calendar = { unit: 'day', timeZone: 'Pacific/Apia' } as const;
    const dateline = Date.parse('2011-12-30T10:00Z');
    expect(periodAt(calendar, dateline - 1)).toEqual({
      start: dateline - 86_400_000,
      end: dateline,
    });
    expect(periodAt(calendar, dateline)).toEqual({ start: dateline, end: dateline + 86_400_000 });
  });
});
