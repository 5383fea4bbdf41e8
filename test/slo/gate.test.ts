import { describe, expect, test } from 'vitest';
import { gate } from '../../src/slo/gate.ts';
import { unknownStatuses } from '../../src/slo/stale.ts';
import type { SloStatus } from '../../src/slo/status.ts';
import { demoSlos } from '../support/demo-slos.ts';

const limits = { maxBurn: 2, minBudget: 0.1 };
const [unknown] = unknownStatuses(demoSlos(30).slice(0, 1), 'connection refused', 0);
if (unknown === undefined) throw new Error('the demo has no SLO');

const fine: SloStatus = {
  ...unknown,
  data: 'ok',
  reason: null,
  budget: { ...unknown.budget, remaining: 0.5 },
  burn: unknown.burn.map((window) => ({ ...window, rate: 0.3 })),
};

function refusals(change: Partial<SloStatus>): readonly string[] {
  return gate([{ ...fine, ...change }], [], limits).reasons;
}

describe('the deploy gate', () => {
  test('opens when the budget is there and nothing burns', () => {
    expect(gate([fine], [], limits)).toEqual({ allowed: true, reasons: [] });
  });

  test('opens for a service nobody asks anything of, if its budget is known', () => {
    const quiet = fine.burn.map((window) => ({ ...window, rate: null }));
    expect(refusals({ data: 'no-traffic', burn: quiet })).toEqual([]);
  });

  test.each(['no-data', 'failed', 'stale'] as const)('%s is a no', (data) => {
    expect(refusals({ data, reason: 'connection refused' })).toEqual([
      'api-service/availability: not known: connection refused',
    ]);
  });

  test.each([
    [{ budget: { ...fine.budget, remaining: 0.05 } }, '5% of the budget left, 10% wanted'],
    [{ budget: { ...fine.budget, remaining: 0.09999 } }, '9.9% of the budget left, 10% wanted'],
    [
      { burn: fine.burn.map((window) => ({ ...window, rate: 2.01 })) },
      'burns 2.1× over the last hour, at most 2× allowed',
    ],
    [{ budget: { ...fine.budget, remaining: -0.4 } }, 'the budget is spent'],
    [{ budget: { ...fine.budget, remaining: null } }, 'budget left is not known'],
    [{ state: 'page' as const }, 'burns: page'],
    [
      { burn: fine.burn.map((window) => ({ ...window, rate: 3 })) },
      'burns 3.0× over the last hour',
    ],
    [{ burn: fine.burn.map((window) => ({ ...window, rate: null })) }, 'last hour is not known'],
  ])('%o', (change, reason) => {
    expect(refusals(change)).toEqual([expect.stringContaining(reason)]);
  });

  test('an open incident closes it', () => {
    const incident = { id: 'INC-3', severity: 'SEV-1', title: 'API 5xx' };
    expect(gate([fine], [incident], limits).reasons).toEqual(['INC-3 is open: SEV-1 API 5xx']);
  });
});
