import { planQueries } from '../../promql/query-plan.ts';
import { readEvents } from '../../promql/read-counts.ts';
import { budgetCost } from '../../slo/budget-cost.ts';
import { type Counts, unknownCounts } from '../../slo/counts.ts';
import type { SloStatus } from '../../slo/status.ts';
import type { Interval } from '../../slo/tile.ts';
import { passedShare, progressOf } from '../../slo/window-progress.ts';
import type { PrometheusSource } from '../../sources/prometheus/prometheus-source.ts';
import { correctedStretch } from '../cost-exclusion.ts';
import { withAbsentErrors } from '../counts-in.ts';
import { ask } from '../window-counts.ts';
import { shortestRangeSeconds } from '../window-range.ts';
import type { ShiftSpending } from './handoff.ts';

/**
 * What each SLO spent of its budget in a stretch of time, the most first: bad events of the stretch /
 * ((1 − objective) × all events of the window), both without the time that corrections take out. Throws
 * `SourceError`.
 */
export async function readShiftSpending(
  prometheus: PrometheusSource,
  statuses: readonly SloStatus[],
  { from, to }: Interval,
  signal: AbortSignal,
): Promise<readonly ShiftSpending[]> {
  const seconds = Math.floor((to - from) / 1000);
  const questions =
    seconds < shortestRangeSeconds
      ? []
      : planQueries(statuses.map(({ slo }) => slo.sli)).questions(`[${seconds}s]`, seconds);
  const values = await ask(prometheus, questions, { at: to, signal });
  const spending = await Promise.all(
    statuses.map(async (status) => {
      const { slo, counts: whole } = status;
      const counts = withAbsentErrors(readEvents(slo.sli, values, new Set()), whole);
      // What the budget does not count, no shift has spent.
      const taken = status.excluded?.intervals ?? [];
      const stretch = { from, to, counts, whole };
      const corrected = await correctedStretch(prometheus, slo, stretch, taken, signal);
      return spendingOf(status, corrected.counts, to);
    }),
  );
  return spending.sort((a, b) => (b.spent ?? -1) - (a.spent ?? -1));
}

function spendingOf({ slo, counts, budget }: SloStatus, during: Counts, to: number): ShiftSpending {
  const passed = passedShare(progressOf(slo.window, to));
  const spent = { objective: slo.objective, during, usual: unknownCounts, passed };
  const { gross } = budgetCost({ ...spent, windowTotal: counts.total });
  return { slo: slo.id, window: slo.window.label, spent: gross, remaining: budget.remaining };
}
