import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseBucket } from '../../src/discovery/choose-bucket.ts';
import { historyLabel, measuredWindow } from '../../src/discovery/measured-window.ts';
import { suggestTarget } from '../../src/discovery/suggest-target.ts';

const day = 86_400;

describe('a target out of history', () => {
  test.each([
    [{ bad: 47, total: 100_000 }, 99.9, 0.47],
    [{ bad: 0, total: 1_000_000 }, 99.99, 0],
    // 0.9 of the budget at 99.9 %: one bad day more and it is missed.
    [{ bad: 90, total: 100_000 }, 99.5, 0.18],
    // A budget of less than ten events hangs on a single one.
    [{ bad: 0, total: 5_000 }, 99.5, 0],
    [{ bad: 30, total: 100 }, 90, 3],
  ])('%j', (measured, percent, spent) => {
    const suggestion = suggestTarget(measured);
    expect(suggestion?.percent).toBe(percent);
    expect(suggestion?.spent).toBeCloseTo(spent, 9);
  });

  test('without traffic there is none', () => {
    expect(suggestTarget({ bad: 0, total: 0 })).toBeNull();
  });

  test('more errors never raise it', () => {
    const counts = fc.record({
      total: fc.integer({ min: 1, max: 1e9 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(counts, fc.double({ min: 0, max: 1, noNaN: true }), ({ total, share }, part) => {
        const worse = suggestTarget({ bad: share * total, total });
        const better = suggestTarget({ bad: share * part * total, total });
        return (better?.percent ?? 0) >= (worse?.percent ?? 0);
      }),
    );
  });
});

describe('a threshold out of buckets', () => {
  const buckets = (counts: Readonly<Record<string, number>>, total: number) => [
    ...Object.entries(counts).map(([bound, count]) => ({ bound: Number(bound), count })),
    { bound: Number.POSITIVE_INFINITY, count: total },
  ];

  test.each([
    [{ 0.1: 900, 0.25: 989, 0.5: 995 }, 0.5, 99],
    [{ 0.1: 900, 0.25: 965, 0.5: 985 }, 0.25, 95],
    [{ 0.1: 100, 0.25: 500, 0.5: 925 }, 0.5, 90],
    // A threshold is written in whole milliseconds.
    [{ 0.0005: 999, 0.01: 999 }, 0.01, 99],
  ])('%j', (counts, bound, percent) => {
    expect(chooseBucket(buckets(counts, 1000), 1)).toMatchObject({ bound, target: { percent } });
  });

  test('nothing without traffic, or with the last bucket alone', () => {
    expect(chooseBucket(buckets({ 0.1: 0 }, 0), 1)).toBeNull();
    expect(chooseBucket(buckets({}, 10), 1)).toBeNull();
  });
});

describe('the window that is measured', () => {
  test.each([
    [null, '30d'],
    [100 * 365 * day, '30d'],
    [15 * day, '15d'],
    [36 * 3600, '1d'],
    [6 * 3600, '6h'],
    [60, '1h'],
  ])('kept %s s: %s', (retention, label) => {
    expect(measuredWindow(retention).label).toBe(label);
  });

  test('history is said when it is shorter', () => {
    const month = measuredWindow(null);
    const said = [31 * day, 3.9 * day, 5 * 3600, 600].map((one) => historyLabel(month, one));
    expect(said).toEqual(['30d', '3d', '5h', '10m']);
  });
});
