import { describe, expect, test } from 'vitest';
import { heldBackWords } from '../../src/live/selectors/alert-words.ts';
import type { Counts } from '../../src/slo/counts.ts';
import { evaluate } from '../../src/slo/evaluate.ts';
import type { TrafficGuard } from '../../src/slo/traffic-guard.ts';
import { anSlo } from '../rules/an-slo.ts';

type Windows = Readonly<Record<string, readonly [bad: number, total: number | null]>>;

/** Two of 37 requests of the last hour failed: a burn of 54, and 9 over six hours. */
const quiet: Windows = {
  ...{ '5m': [1, 4], '30m': [2, 20], '1h': [2, 37], '2h': [2, 70] },
  ...{ '6h': [2, 220], '1d': [4, 900], '3d': [2, 2_800], '30d': [2, 30_000] },
};
/** The same burn with a hundred times the traffic. */
const busy: Windows = Object.fromEntries(
  Object.entries(quiet).map(([label, [bad, total]]) => [label, [bad * 100, (total ?? 0) * 100]]),
);

function judged(windows: Windows, guard: TrafficGuard | null) {
  const counts = new Map<string, Counts>(
    Object.entries(windows).map(([label, [bad, total]]) => [label, { bad, total }]),
  );
  const slo = anSlo(guard === null ? {} : { minEvents: guard });
  return evaluate(slo, { at: 0, counts, coverage: 1 });
}

const toTicket: TrafficGuard = { count: 300, otherwise: 'ticket' };
const ignore: TrafficGuard = { count: 300, otherwise: 'ignore' };

describe('alerts with few events behind them', () => {
  test('page as always where nothing else is said', () => {
    const { state, heldBack } = judged(quiet, null);
    expect([state, heldBack]).toEqual(['page', undefined]);
  });

  test('are tickets, and it is said why', () => {
    const status = judged(quiet, toTicket);
    expect(status.state).toBe('ticket');
    expect(status.alert).toMatchObject({ severity: 'ticket', long: '1h', short: '5m' });
    expect(heldBackWords(status)).toBe('page held back to ticket: 37 events in 1h, fewer than 300');
  });

  test('are ignored where that is wanted, but not those with events enough', () => {
    const status = judged(quiet, ignore);
    // Both pages are dropped; the ticket of 1d has 900 events.
    expect(status.alert).toMatchObject({ severity: 'ticket', long: '1d' });
    expect(heldBackWords(status)).toBe('page ignored: 37 events in 1h, fewer than 300');
    const dropped = judged(quiet, { count: 5_000, otherwise: 'ignore' });
    expect([dropped.state, dropped.alert]).toEqual(['silent-burn', null]);
  });

  test('one page with events enough is a page, whatever the other has', () => {
    const status = judged(quiet, { count: 100, otherwise: 'ticket' });
    expect(status).toMatchObject({ state: 'page', alert: { severity: 'page', long: '6h' } });
    expect(status.heldBack).toBeUndefined();
  });

  test('with enough events nothing is held back, at the very number too', () => {
    expect(judged(busy, toTicket).state).toBe('page');
    expect(judged(quiet, { count: 37, otherwise: 'ticket' }).state).toBe('page');
  });

  test('without knowing how many nothing is held back', () => {
    const slo = anSlo({ minEvents: toTicket });
    const ratios = new Map(['5m', '30m', '1h', '6h'].map((label) => [label, 0.05]));
    expect(evaluate(slo, { at: 0, counts: new Map(), ratios, coverage: null }).state).toBe('page');
  });

  test('a burn of exactly the factor fires, as it does in the rules', () => {
    const exact = { ...calm(), '5m': [144, 10_000], '1h': [144, 10_000] } as const;
    expect(judged(exact, null)).toMatchObject({ state: 'page' });
    const under = { ...calm(), '5m': [143, 10_000], '1h': [143, 10_000] } as const;
    expect(judged(under, null).state).not.toBe('page');
  });
});

function calm(): Windows {
  return Object.fromEntries(Object.keys(quiet).map((label) => [label, [0, 10_000] as const]));
}
