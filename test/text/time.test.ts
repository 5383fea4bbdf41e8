import { describe, expect, test } from 'vitest';
import {
  age,
  clock,
  countdown,
  date,
  dateClock,
  duration,
  weekdayClock,
  zoneName,
} from '../../src/text/time.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

test.each([
  [3 * second, '3s'],
  [9 * minute + 58 * second, '9m 58s'],
  [112 * minute, '1h 52m'],
  [3 * day + 18 * hour, '3d 18h'],
  [2 * day, '2d'],
  [59.6 * second, '1m'],
  [-5, '0s'],
])('a duration of %i ms is %s', (ms, expected) => {
  expect(duration(ms)).toBe(expected);
});

test.each([
  [300, '0s'],
  [59_999, '59s'],
  [12 * minute + 50 * second, '12m'],
  [5 * hour, '5h'],
  [46 * hour, '1d 22h'],
  [-9, '0s'],
])('something %i ms old is %s', (ms, expected) => {
  expect(age(ms)).toBe(expected);
});

test.each([
  [108 * second, '1:48'],
  [3 * second, '0:03'],
  [62 * minute + 3 * second, '1:02:03'],
  [-1, '0:00'],
  [day + 2 * hour, '1d 2h'],
])('a clock of %i ms shows %s', (ms, expected) => {
  expect(countdown(ms)).toBe(expected);
});

describe('times of day', () => {
  const winter = Date.UTC(2026, 10, 24, 0, 5, 7);
  const summer = Date.UTC(2026, 6, 24, 8, 0, 0);

  test('midnight is 00, not 24', () => {
    expect(clock(winter, 'UTC', true)).toBe('00:05:07');
  });

  test('follow the zone and its summer time', () => {
    expect(clock(winter, 'Europe/London')).toBe('00:05');
    expect(clock(summer, 'Europe/London')).toBe('09:00');
    expect(clock(winter, 'Asia/Kolkata')).toBe('05:35');
    expect(dateClock(winter, 'America/New_York')).toBe('23 Nov 19:05');
    expect(weekdayClock(summer, 'Europe/London')).toBe('Fri 09:00');
    expect(date(summer, 'UTC')).toBe('24 Jul');
  });

  test('a zone is called by its city', () => {
    expect(zoneName('America/New_York')).toBe('New York');
    expect(zoneName('UTC')).toBe('UTC');
  });
});
