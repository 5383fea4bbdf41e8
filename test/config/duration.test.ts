import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDuration, parseDuration, parseLength } from '../../src/config/duration.ts';

test.each([
  ['5m', 300],
  ['30d', 2_592_000],
  ['1h30m', 5400],
  ['500ms', 0.5],
  ['1w', 604_800],
  ['1y', 31_536_000],
  ['1s500ms', 1.5],
])('%s is %d seconds', (text, seconds) => {
  expect(parseDuration(text)).toEqual({ ok: true, value: seconds });
});

test.each([
  ['30x', 'units are ms, s, m, h, d, w, y'],
  ['1M', 'a month is written 30d'],
  ['3mo', 'a month is written 90d'],
  ['15', 'add a unit: 15s'],
  ['0s', 'longer than nothing'],
  ['30m1h', 'the longest first'],
  ['-5m', 'expected a duration'],
  ['1.5h', 'in whole numbers, as 1h30m'],
  ['99999999999999y', 'expected a duration'],
  ['', 'expected a duration'],
])('"%s" is refused: %s', (text, expected) => {
  expect(parseDuration(text)).toMatchObject({
    ok: false,
    message: expect.stringContaining(expected),
  });
});

test('what is printed reads back as the same time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e13 }), (milliseconds) => {
      const seconds = milliseconds / 1000;
      expect(parseDuration(formatDuration(seconds))).toEqual({ ok: true, value: seconds });
    }),
  );
});

test.each([
  [2_592_000, '30d'],
  [604_800, '1w'],
  [5400, '1h30m'],
])('%d seconds are printed as Prometheus prints them: %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

test.each([
  ['0.2s', 0.2],
  ['.25s', 0.25],
  ['1.4m', 84],
  ['2.5ms', 0.0025],
  ['200ms', 0.2],
])('a length of %s is %d seconds', (text, seconds) => {
  expect(parseLength(text)).toEqual({ ok: true, value: seconds });
});

test('no length is nothing', () => {
  expect(parseLength('0.0s')).toMatchObject({ ok: false });
});
