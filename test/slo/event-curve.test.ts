import { describe, expect, test } from 'vitest';
import { countsBetween, cutCurve, eventCurve, joinCurves } from '../../src/slo/event-curve.ts';

const minute = 60_000;

/** One bad event of ten each minute, from one minute to another. */
function steady(from: number, to: number) {
  const tiles = Array.from({ length: to - from }, (_, index) => ({
    from: (from + index) * minute,
    to: (from + index + 1) * minute,
    bad: 1,
    total: 10,
  }));
  return eventCurve(tiles);
}

describe('a curve of events', () => {
  test('tells of any stretch since it began, and not of what was before', () => {
    const curve = steady(10, 20);
    expect(countsBetween(curve, 12.5 * minute, 15 * minute)).toEqual({ bad: 2.5, total: 25 });
    expect(countsBetween(curve, 9 * minute, 15 * minute)).toBeNull();
  });

  test('goes on from an older one that overlaps it, counting nothing twice', () => {
    const curve = joinCurves(steady(0, 30), steady(20, 60));
    expect(countsBetween(curve, 0, 60 * minute)).toEqual({ bad: 60, total: 600 });
  });

  test('leaves out what is cut from it, also in the middle of a minute', () => {
    const stretches = [{ start: 2.5 * minute, end: 4 * minute }];
    const curve = cutCurve(steady(0, 10), stretches);
    expect(countsBetween(curve, 0, 10 * minute)).toEqual({ bad: 8.5, total: 85 });
    expect(countsBetween(curve, 3 * minute, 4 * minute)).toEqual({ bad: 0, total: 0 });
  });
});
