import { expect, test } from 'vitest';
import { readMoment } from '../../src/commands/read-moment.ts';

const now = Date.UTC(2026, 0, 5, 14, 30);

test.each([
  ['2026-01-05T14:30Z', now],
  ['2026-01-05T15:00+01:00', now - 30 * 60_000],
  ['2026-01-05 14:00', now - 30 * 60_000],
  ['2026-01-05 14:30 UTC', now],
  ['2026-01-05', now - 14.5 * 3_600_000],
  ['-2h', now - 7_200_000],
  ['-1d12h', now - 36 * 3_600_000],
])('%s is a moment', (text, at) => {
  expect(readMoment(text, now)).toBe(at);
});

test.each([
  ['yesterday', /^--at: expected a time such as .*, got "yesterday"$/],
  ['-2', /expected a time/],
  ['2026-01-05T14:31Z', /yet to come/],
])('%s is none', (text, said) => {
  expect(() => readMoment(text, now)).toThrow(said);
});
