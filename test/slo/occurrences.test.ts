import { describe, expect, test } from 'vitest';
import { occurrencesOf } from '../../src/slo/occurrences.ts';

const at = Date.parse;

/** When an exclusion begins, in UTC, within a span. */
async function starts(
  first: string,
  rule: string,
  [from, to]: readonly [string, string],
  timeZone = 'Europe/London',
): Promise<readonly string[]> {
  const start = at(first);
  const repeats = { rule, timeZone, first: start, lastsMs: 3_600_000 };
  const exclusion = { reason: 'x', start, end: start + repeats.lastsMs, repeats };
  const found = await occurrencesOf(exclusion, { start: at(from), end: at(to) });
  return found.map((one) => new Date(one.start).toISOString().slice(5, 16));
}

const march = ['2026-03-21T00:00Z', '2026-04-07T00:00Z'] as const;

describe('exclusions that come again', () => {
  test.each([
    [
      '02:00 stays 02:00 when summer begins',
      'FREQ=WEEKLY;BYDAY=SU',
      march,
      '03-22T02:00 03-29T01:00 04-05T01:00',
    ],
    [
      'a day that UNTIL names still counts',
      'FREQ=DAILY;UNTIL=20260322',
      march,
      '03-21T02:00 03-22T02:00',
    ],
    [
      'UNTIL as an instant',
      'FREQ=DAILY;UNTIL=20260401T000000Z',
      ['2026-03-31T00:00Z', '2026-04-05T00:00Z'] as const,
      '03-31T01:00',
    ],
    ['the last Sunday of a month', 'FREQ=MONTHLY;BYDAY=-1SU', march, '03-29T01:00'],
    ['COUNT counts from the first', 'FREQ=WEEKLY;COUNT=12', march, '03-22T02:00'],
    ['a day that no month has', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', march, ''],
  ])('%s', async (_, rule, span, expected) => {
    expect(await starts('2026-01-04T02:00Z', rule, span)).toEqual(
      expected.split(' ').filter(Boolean),
    );
  });

  test('a time the clock jumps over comes right after the gap', async () => {
    const found = await starts('2026-01-04T01:30Z', 'FREQ=WEEKLY;BYDAY=SU', march);
    expect(found).toEqual(['03-22T01:30', '03-29T01:00', '04-05T00:30']);
  });

  test('one that began before the span and still runs is in it', async () => {
    const span = ['2026-03-22T02:30Z', '2026-03-22T02:40Z'] as const;
    expect(await starts('2026-01-04T02:00Z', 'FREQ=WEEKLY', span)).toEqual(['03-22T02:00']);
  });
});
