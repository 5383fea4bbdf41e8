import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  daysBetween,
  isCalendarDate,
  parseDueDate,
} from '../../src/incidents/due-date.ts';

const today = '2026-11-24';

test.each([
  ['2026-12-01', '2026-12-01'],
  [' 2024-02-29 ', '2024-02-29'],
  ['+14d', '2026-12-08'],
  ['+2 weeks', '2026-12-08'],
  ['+0d', today],
])('%j is a day', (text, day) => {
  expect(parseDueDate(text, today)).toBe(day);
});

test.each([
  '2026-02-30',
  '2026-13-01',
  '2026-1-1',
  '2026-12-01T09:00',
  'tomorrow',
  '',
  '-3d',
  '01.12.2026',
])('%j is none', (text) => {
  expect(parseDueDate(text, today)).toBeNull();
});

test('days are counted over months, leap years and the year 9999', () => {
  const day = fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.integer({ min: -9_999, max: 9_999 }), (from, days) => {
      const then = addDays(from, days);
      if (then === null) return;
      expect(isCalendarDate(then)).toBe(true);
      expect(daysBetween(from, then)).toBe(days);
    }),
  );
  expect(addDays('9999-12-31', 1)).toBeNull();
});
