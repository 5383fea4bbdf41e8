import { expect, test } from 'vitest';
import { sloTable } from '../../../src/commands/slo/slo-table.ts';
import { evaluate } from '../../../src/slo/evaluate.ts';
import type { SloStatus } from '../../../src/slo/status.ts';
import { anSlo } from '../../support/live-state.ts';

const at = 6_000_000;

function judged(windows: Readonly<Record<string, readonly [bad: number, total: number]>>) {
  const counts = new Map(
    Object.entries(windows).map(([label, [bad, total]]) => [label, { bad, total }]),
  );
  // Whoever wrote the query is told elsewhere; what burns comes first.
  const slo = { ...anSlo('api'), corrections: ['names no service'] };
  return evaluate(slo, { at, counts, coverage: 1 });
}

async function note(status: SloStatus): Promise<string> {
  return sloTable([status], 200);
}

test('what burns or is over says so, before what was corrected in its query', async () => {
  expect(await note(judged({ '5m': [0, 100] }))).toContain('query corrected');
  const silent = judged({ '5m': [0, 100], '6h': [200, 100_000], '1d': [2_400, 1_000_000] });
  expect(await note(silent)).toContain('silent burn: 8% of the budget in 24 h, below every alert');
  const clearing = { at: at + 12 * 60_000, long: '6h', short: '30m' };
  const over: SloStatus = {
    ...judged({ '5m': [0, 100] }),
    state: 'recovering',
    alert: { severity: 'page', factor: 6, long: '6h', short: '30m' },
    alertTimes: { since: 0, clears: { page: clearing, all: clearing } },
  };
  expect(await note(over)).toContain('recovering: clears in ~12m, held by 30m/6h');
});
