import { expect, test } from 'vitest';
import { readInstant } from '../../src/oncall/read-instant.ts';
import { hostZone, isTimeZone } from '../../src/zones/zone.ts';

test.each([
  ['2026-07-06T09:00Z', '2026-07-06T09:00:00.000Z'],
  ['2026-07-06T09:00:30.250Z', '2026-07-06T09:00:30.250Z'],
  ['2026-07-06T09:00+02:00', '2026-07-06T07:00:00.000Z'],
  ['2026-07-06T09:00-0330', '2026-07-06T12:30:00.000Z'],
  ['2026-07-06T09:00', '2026-07-06T08:00:00.000Z'],
  ['2026-07-06', '2026-07-05T23:00:00.000Z'],
  ['2026-03-29T01:30', '2026-03-29T01:00:00.000Z'],
])('%s in London is %s', (text, expected) => {
  expect(new Date(readInstant(text, 'Europe/London') ?? Number.NaN).toISOString()).toBe(expected);
});

test.each(['', 'now', 'tomorrow', '2026-02-30T09:00Z', '2026-07-06T25:00Z', '09:00', '1767600000'])(
  '"%s" is no time',
  (text) => expect(readInstant(text, 'Europe/London')).toBeNull(),
);

test('time zones are known by their IANA name', () => {
  expect(['Europe/London', 'UTC', hostZone()].filter(isTimeZone)).toHaveLength(3);
  expect(['Europe/Londn', '', '+01:00', 'Mars/Base', 'BST'].filter(isTimeZone)).toEqual([]);
});
