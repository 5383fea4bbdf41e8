import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { remainingBudget } from '../../src/slo/budget.ts';
import { badRatio } from '../../src/slo/counts.ts';
import type { Tile } from '../../src/slo/tile.ts';
import type { TrafficGuard } from '../../src/slo/traffic-guard.ts';
import { type KnownHistory, type Supposition, suppose, worstTile } from '../../src/slo/what-if.ts';

const hour = 3_600_000;
const windowSeconds = 30 * 86_400;
const tileSeconds = 3_600;
const at = 720 * hour;

const unchanged: Supposition = {
  ...{ objective: 0.999, at, windowSeconds },
  passedSeconds: windowSeconds,
  excluded: [],
};

/** An hour each of 1,000 events over 30 days, with these bad ones. */
function historyOf(badIn: Readonly<Record<number, number>>): KnownHistory {
  const tiles = Array.from({ length: 720 }, (_, index): Tile => {
    return { at: (index + 1) * hour, bad: badIn[index] ?? 0, total: 1_000 };
  });
  const bad = Object.values(badIn).reduce((sum, one) => sum + one, 0);
  return { tiles, tileSeconds, whole: { bad, total: 720_000 } };
}

const histories = fc
  .array(
    fc.option(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 100, max: 900 }))),
    {
      minLength: 24,
      maxLength: 120,
    },
  )
  .map((all): KnownHistory => {
    const first = 720 - all.length;
    const tiles = all.map((one, index): Tile => {
      const [bad, total] = one ?? [null, null];
      return { at: (first + index + 1) * hour, bad, total };
    });
    const known = all.filter((one) => one !== null);
    const sumOf = (which: 0 | 1) => known.reduce((sum, one) => sum + one[which], 0);
    // Exact counts differ from what the tiles hold.
    return { tiles, tileSeconds, whole: { bad: sumOf(0) * 1.1, total: sumOf(1) * 1.05 } };
  });
const objectives = fc.constantFrom(0.9, 0.95, 0.99, 0.995, 0.999, 0.9999);

describe('a budget that might be', () => {
  test('is the known one when nothing is changed', () => {
    fc.assert(
      fc.property(histories, objectives, (history, objective) => {
        const { remaining } = suppose(history, { ...unchanged, objective });
        const known = remainingBudget(badRatio(history.whole), objective);
        if (known === null) expect(remaining).toBeNull();
        else expect(remaining).toBeCloseTo(known, 9);
      }),
    );
  });

  test('never grows with the objective, and fires no fewer tiles', () => {
    fc.assert(
      fc.property(histories, objectives, objectives, (history, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const easy = suppose(history, { ...unchanged, objective: low });
        const hard = suppose(history, { ...unchanged, objective: high });
        expect(hard.remaining ?? 0).toBeLessThanOrEqual((easy.remaining ?? 0) + 1e-9);
        const firing = ({ alerts }: typeof easy) =>
          alerts.reduce((sum, { from, to }) => sum + (to - from) / hour + 1, 0);
        expect(firing(hard)).toBeGreaterThanOrEqual(firing(easy));
      }),
    );
  });

  test('never shrinks when the worst stretch is left out', () => {
    const history = historyOf({ 100: 500, 200: 5 });
    const worst = worstTile(history);
    expect(worst).toEqual({ from: 100 * hour, to: 101 * hour });
    const all = suppose(history, unchanged);
    const spared = suppose(history, { ...unchanged, excluded: worst === null ? [] : [worst] });
    expect(all.remaining).toBeCloseTo(1 - 505 / 720, 9);
    expect(spared.remaining).toBeCloseTo(1 - 5 / 719, 9);
    expect(all.alerts.map(({ severity }) => severity)).toContain('page');
    expect(spared.alerts.map(({ severity }) => severity)).not.toContain('page');
  });

  test('over a shorter window counts the end of the history alone', () => {
    const history = historyOf({ 10: 500, 700: 36 });
    const week = suppose(history, {
      ...unchanged,
      windowSeconds: 7 * 86_400,
      passedSeconds: 7 * 86_400,
    });
    expect(week.counts).toEqual({ bad: 36, total: 168_000 });
    expect(week.remaining).toBeCloseTo(1 - 36 / 168, 9);
  });
});

test('alerts fire where both windows of a tier burn, and not before its long window is known', () => {
  const burning = Object.fromEntries(Array.from({ length: 3 }, (_, index) => [300 + index, 20]));
  const { alerts } = suppose(historyOf({ ...burning, 0: 900 }), unchanged);
  const pages = alerts.filter(({ severity }) => severity === 'page');
  expect(pages[0]).toEqual({ severity: 'page', from: hour, to: hour });
  expect(pages[1]?.from).toBe(301 * hour);
});

test('few events alert no more than the guard of the SLO lets them', () => {
  // Ten requests an hour, a tenth of them bad for eight hours: 60 in the six hours of the slow page.
  const few = (): KnownHistory => {
    const tiles = Array.from({ length: 720 }, (_, index): Tile => {
      const bad = index >= 700 && index < 708 ? 1 : 0;
      return { at: (index + 1) * hour, bad, total: 10 };
    });
    return { tiles, tileSeconds, whole: { bad: 8, total: 7_200 } };
  };
  const severities = (guard: TrafficGuard | undefined) =>
    new Set(suppose(few(), { ...unchanged, guard }).alerts.map(({ severity }) => severity));
  expect(severities(undefined)).toContain('page');
  expect(severities({ count: 100, otherwise: 'ticket' })).toEqual(new Set(['ticket']));
  expect(severities({ count: 5, otherwise: 'ticket' })).toContain('page');
  expect(severities({ count: 10_000, otherwise: 'ignore' })).toEqual(new Set());
});
