import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breachOf } from '../../src/slo/breach.ts';
import { budgetCost } from '../../src/slo/budget-cost.ts';
import { unknownCounts } from '../../src/slo/counts.ts';

/** An hour in which half of 6,000 requests a minute fail, 0.05 % before; 99.9 % over 30 days. */
const outage = {
  objective: 0.999,
  during: { bad: 180_000, total: 360_000 },
  usual: { bad: 4_320, total: 8_640_000 },
  windowTotal: 259_200_000,
  passed: 1,
};

describe('what an incident costs of a budget', () => {
  test('is its bad events, with and without the usual ones; minutes of outage would double it', () => {
    const { gross, net } = budgetCost(outage);
    expect(gross).toBeCloseTo(0.694444, 6);
    expect(net).toBeCloseTo(0.694444 * (1 - 180 / 180_000), 6);
  });

  test('may be more than all of it', () => {
    expect(budgetCost({ ...outage, windowTotal: 72_000_000 }).gross).toBeCloseTo(2.5, 9);
  });

  test('is a share of what a calendar period will have', () => {
    expect(budgetCost({ ...outage, passed: 0.5 }).gross).toBeCloseTo(0.347222, 6);
  });

  test.each([
    ['the bad events', { during: { bad: null, total: 360_000 } }, null],
    ['the window', { windowTotal: null }, null],
    ['any event in the window', { windowTotal: 0 }, null],
    ['what is usual', { usual: unknownCounts }, expect.closeTo(0.694444, 6)],
  ])('is unknown where %s is', (_, missing, gross) => {
    expect(budgetCost({ ...outage, ...missing })).toEqual({ gross, net: null });
  });

  test('net is never below nothing nor above gross', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (bad, usual) => {
        const during = { bad: bad * 360_000, total: 360_000 };
        const spent = { ...outage, during, usual: { bad: usual * 1e6, total: 1e6 } };
        const { gross, net } = budgetCost(spent);
        expect(net).toBeGreaterThanOrEqual(0);
        expect(net).toBeLessThanOrEqual(gross ?? 0);
      }),
    );
  });
});

describe('the time that is counted', () => {
  const minute = 60_000;
  /** A letter a minute: `x` is beyond the objective, `.` within it, ` ` not known. */
  const breach = (minutes: string, from: number, to: number) => {
    const tiles = [...minutes].map((one, index) => {
      const bad = one === 'x' ? 50 : 0;
      const counts = one === ' ' ? unknownCounts : { bad, total: 100 };
      return { at: (index + 1) * minute, ...counts };
    });
    const found = breachOf(tiles, 0.999, { from: from * minute, to: to * minute }, minute);
    return found && [found.from / minute, found.to / minute];
  };

  test.each([
    ['begins before it was declared and ends before it is resolved', '..xxxx....', 4, 10, [2, 6]],
    ['goes on after it was resolved until the SLI is well', '....xxxxxx..', 6, 8, [4, 10]],
    ['bridges a short pause, known or not', '.xx.x  xx...', 3, 12, [1, 9]],
    ['goes from the first breach to the last', 'xx........xx........xx..', 9, 24, [10, 22]],
    ['begins after it was declared from hearsay', '.........xxx', 1, 12, [9, 12]],
    ['leaves out what was over long before', 'xx..........', 10, 12, null],
    ['is none where the objective held', '............', 2, 8, null],
    ['is none where nothing is known', '            ', 2, 8, null],
  ])('%s', (_, minutes, from, to, expected) => {
    expect(breach(minutes, from, to)).toEqual(expected);
  });
});
