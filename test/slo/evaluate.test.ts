import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { budgetMinutes, remainingBudget } from '../../src/slo/budget.ts';
import type { Counts } from '../../src/slo/counts.ts';
import { evaluate } from '../../src/slo/evaluate.ts';
import type { Slo } from '../../src/slo/slo.ts';
import type { SloStatus } from '../../src/slo/status.ts';
import { canFire, tiersFor } from '../../src/slo/tiers.ts';

const day = 86_400;
const counter = {
  kind: 'counters',
  terms: [{ sign: 1, metric: 'm_total', matchers: [] }],
} as const;
const slo: Slo = {
  id: 'api/availability',
  service: 'api',
  name: 'availability',
  objective: 0.999,
  window: { label: '30d', seconds: 30 * day },
  sli: { bad: counter, total: counter },
  target: '99.9%',
  corrections: [],
  sameAs: null,
  runbook: null,
};

type Windows = Readonly<Record<string, readonly [bad: number | null, total: number | null]>>;

function status(windows: Windows, at = 0): SloStatus {
  const counts = new Map<string, Counts>(
    Object.entries(windows).map(([label, [bad, total]]) => [label, { bad, total }]),
  );
  return evaluate(slo, { at, counts, coverage: 1 });
}

/** Counts whose burn rate in each window is the one given. */
function burning(rates: Readonly<Record<string, number>>): SloStatus {
  return status(
    Object.fromEntries(
      Object.entries(rates).map(([label, rate]) => [label, [rate * 100, 100_000]]),
    ),
  );
}

const calm = { '5m': 0, '30m': 0, '1h': 0, '2h': 0, '6h': 0, '1d': 0, '3d': 0, '30d': 0 };

describe("the documents' error budget", () => {
  test('99.9 % of 30 days allows 43.20 minutes', () => {
    expect(budgetMinutes(0.999, 30 * day).toFixed(2)).toBe('43.20');
  });

  test('15 minutes down leave 28.20 minutes, 65.3 %', () => {
    const { budget } = status({ '30d': [15, 30 * 24 * 60] });
    expect(budget.minutesLeft?.toFixed(2)).toBe('28.20');
    expect(((budget.remaining ?? 0) * 100).toFixed(1)).toBe('65.3');
  });
});

describe('alert tiers', () => {
  test('30 days: 14.4, 6, 3, 1', () => {
    expect(tiersFor(30 * day).map(({ factor }) => Number(factor.toFixed(3)))).toEqual([
      14.4, 6, 3, 1,
    ]);
  });

  test('28 days: 13.44, 5.6, 2.8, 0.933', () => {
    expect(tiersFor(28 * day).map(({ factor }) => Number(factor.toFixed(3)))).toEqual([
      13.44, 5.6, 2.8, 0.933,
    ]);
  });

  test('a low objective makes the fast tier impossible', () => {
    expect(tiersFor(30 * day).map((tier) => canFire(tier, 0.9))).toEqual([false, true, true, true]);
  });
});

describe('states', () => {
  test.each([
    ['page', { ...calm, '5m': 20, '1h': 15 }],
    ['page', { ...calm, '5m': 7, '30m': 7, '1h': 7, '6h': 6.5 }],
    ['ok', { ...calm, '5m': 20, '1h': 10 }],
    ['ticket', { ...calm, '5m': 4, '30m': 4, '2h': 4, '1d': 3.5 }],
    ['ticket', { ...calm, '5m': 2, '30m': 2, '6h': 1.5, '3d': 1.1 }],
    ['recovering', { ...calm, '5m': 0.2, '30m': 8, '6h': 7 }],
    ['recovering', { ...calm, '5m': 0, '30m': 0.5, '6h': 1.5, '3d': 1.1 }],
    ['recovering', { ...calm, '5m': 1.1, '30m': 8, '6h': 7 }],
    ['page', { ...calm, '5m': 4, '30m': 8, '6h': 7 }],
    ['silent-burn', { ...calm, '5m': 2, '6h': 2, '1d': 2.4, '3d': 0.8 }],
    ['ok', { ...calm, '6h': 0.5, '1d': 2.4 }],
    ['exhausted', { ...calm, '30d': 1.2 }],
  ])('%s: %o', (state, rates) => {
    expect(burning(rates).state).toBe(state);
  });

  test('the alert says which tier holds it', () => {
    expect(burning({ ...calm, '5m': 20, '1h': 15 }).alert).toEqual({
      severity: 'page',
      factor: expect.closeTo(14.4, 9),
      long: '1h',
      short: '5m',
    });
  });

  test('an unknown window never pages', () => {
    expect(status({ '5m': [50, 100], '30d': [0, 1000] }).state).toBe('ok');
  });
});

describe('data states: nothing missing is ever 100 % or 0', () => {
  test('no answer in the short windows is no data, though the long one remembers', () => {
    const { data, now, budget } = status({ '30d': [10, 100_000] });
    expect(data).toBe('no-data');
    expect(now).toBeNull();
    expect(budget.remaining).toBeCloseTo(0.9, 9);
  });

  test('zero events is no traffic: budget and SLI are unknown when there never were any', () => {
    const zero = Object.fromEntries(Object.keys(calm).map((label) => [label, [0, 0] as const]));
    const { data, sli, budget, burn } = status(zero);
    expect(data).toBe('no-traffic');
    expect([sli, budget.remaining]).toEqual([null, null]);
    expect(burn.every(({ rate }) => rate === null)).toBe(true);
  });

  test('a quiet five minutes within a busy hour is still ok', () => {
    expect(status({ '5m': [0, 0], '30m': [0, 3], '1h': [0, 9] }).data).toBe('ok');
  });
});

describe('time to exhaustion', () => {
  const rates = (short: number, long: number) => ({ ...calm, '5m': short, '1h': long, '30d': 0.5 });

  test('remaining × window / burn when short and long windows agree', () => {
    const { exhaustion } = burning(rates(12, 10)).budget;
    expect(exhaustion).toEqual({ kind: 'at', at: expect.closeTo((0.5 * 30 * day * 1000) / 10, 0) });
  });

  test.each([
    [rates(31, 10), 'unclear'],
    [rates(0, 10), 'unclear'],
    [rates(0.5, 0.2), 'not-burning'],
    [{ ...rates(3, 3), '30d': 1.001 }, 'exhausted'],
  ])('%o: %s', (windows, kind) => {
    expect(burning(windows).budget.exhaustion.kind).toBe(kind);
  });

  test('unknown burn: unknown end', () => {
    expect(status({ '30d': [1, 1_000_000] }).budget.exhaustion.kind).toBe('unknown');
  });
});

describe('budget arithmetic', () => {
  const events = fc.record({ bad: fc.nat(10_000), good: fc.nat(10_000_000) });
  const objective = fc.double({ min: 0.5, max: 0.9999, noNaN: true });

  test('what two intervals spend adds up to what both spend', () => {
    fc.assert(
      fc.property(events, events, objective, (a, b, target) => {
        const total = a.bad + a.good + b.bad + b.good;
        fc.pre(total > 0);
        const spent = (bad: number) => 1 - (remainingBudget(bad / total, target) ?? Number.NaN);
        expect(spent(a.bad) + spent(b.bad)).toBeCloseTo(spent(a.bad + b.bad), 6);
      }),
    );
  });

  test('more bad events never leave more budget', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), objective, (bad, more, target) => {
        const total = 10_000;
        const before = remainingBudget(bad / total, target) ?? Number.NaN;
        expect(remainingBudget((bad + more) / total, target)).toBeLessThanOrEqual(before);
      }),
    );
  });
});
