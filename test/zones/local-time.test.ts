import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLocalTime, toInstant, toLocal } from '../../src/zones/local-time.ts';
import { zones } from './zones.ts';

const minuteMs = 60_000;

function instant(local: string, timeZone: string): string {
  const wall = parseLocalTime(local);
  if (wall === null) throw new Error(`not a local time: ${local}`);
  return new Date(toInstant(wall, timeZone)).toISOString().replace(':00.000Z', 'Z');
}

/** What the platform's own calendar says, by another way than the code takes. */
function intlLocal(at: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return format.format(at).replace(' ', 'T');
}

describe('a local time as an instant', () => {
  test.each([
    ['an ordinary day', '2026-01-05T09:00', 'Europe/London', '2026-01-05T09:00Z'],
    ['summer time', '2026-07-06T09:00', 'Europe/London', '2026-07-06T08:00Z'],
    ['in a gap: after it', '2026-03-29T01:30', 'Europe/London', '2026-03-29T01:00Z'],
    ['just after a gap', '2026-03-29T02:00', 'Europe/London', '2026-03-29T01:00Z'],
    ['shown twice: the first', '2026-10-25T01:30', 'Europe/London', '2026-10-25T00:30Z'],
    ['just after it', '2026-10-25T02:00', 'Europe/London', '2026-10-25T02:00Z'],
    ['half-hour gap', '2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:30Z'],
    ['half-hour repeat', '2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45Z'],
    ['no change at all', '2026-03-29T02:30', 'Asia/Kathmandu', '2026-03-28T20:45Z'],
    ['quarter-hour offset', '2026-07-01T09:00', 'Pacific/Chatham', '2026-06-30T20:15Z'],
    ['gap west of UTC', '2026-03-08T02:30', 'America/St_Johns', '2026-03-08T05:30Z'],
    ['gap at midnight', '2026-09-06T00:00', 'America/Santiago', '2026-09-06T04:00Z'],
    ['two-hour gap', '2026-03-29T01:30', 'Antarctica/Troll', '2026-03-29T01:00Z'],
    ['two-hour repeat', '2026-10-25T01:30', 'Antarctica/Troll', '2026-10-24T23:30Z'],
    ['start of Ramadan', '2025-02-23T02:30', 'Africa/Casablanca', '2025-02-23T01:30Z'],
    ['a day left out', '2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T10:00Z'],
    ['the day before it', '2011-12-29T23:30', 'Pacific/Apia', '2011-12-30T09:30Z'],
    ['southern summer', '2026-01-05T09:00', 'Australia/Sydney', '2026-01-04T22:00Z'],
  ])('%s: %s %s', (_, local, timeZone, expected) => {
    expect(instant(local, timeZone)).toBe(expected);
  });

  test.each(zones)('%s agrees with the platform at any time of 1975 to 2037', (timeZone) => {
    const at = fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2037, 0) }).map(toSecond);
    const agrees = fc.property(at, (instant) => {
      const local = new Date(toLocal(instant, timeZone)).toISOString().slice(0, 19);
      expect(local).toBe(intlLocal(instant, timeZone));
    });
    fc.assert(agrees, { numRuns: 150 });
  });

  test.each(zones)('%s: the first instant that shows the time or later', (timeZone) => {
    const wall = fc.integer({ min: Date.UTC(2009, 0), max: Date.UTC(2028, 0) }).map(toSecond);
    const isFirst = fc.property(wall, (time) => {
      const at = toInstant(time, timeZone);
      expect(toLocal(at, timeZone)).toBeGreaterThanOrEqual(time);
      for (let before = 1; before <= 26 * 60; before += 7) {
        expect(toLocal(at - before * minuteMs, timeZone)).toBeLessThan(time);
      }
      expect(toLocal(at - 1, timeZone)).toBeLessThan(time);
    });
    fc.assert(isFirst, { numRuns: 60 });
  });
});

describe('reading a local time', () => {
  test.each([
    '2026-02-30T09:00',
    '2026-01-05T24:00',
    '2026-01-05T9:00',
    '2026-13-01',
    'monday',
    '',
  ])('refuses "%s"', (text) => expect(parseLocalTime(text)).toBeNull());

  test('takes a date alone as its midnight, and seconds', () => {
    expect(parseLocalTime('2026-01-05')).toBe(Date.UTC(2026, 0, 5));
    expect(parseLocalTime('2026-01-05T09:00:30')).toBe(Date.UTC(2026, 0, 5, 9, 0, 30));
  });
});

function toSecond(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
