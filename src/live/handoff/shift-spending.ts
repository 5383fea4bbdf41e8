import { planQueries } from '../../promql/query-plan.ts';
import { readEvents } from '../../promql/read-counts.ts';
import { budgetCost } from '../../slo/budget-cost.ts';
import { unknownCounts } from '../../slo/counts.ts';
import type { SloStatus } from '../../slo/status.ts';
import type { Interval } from '../../slo/tile.ts';
import { passedShare, progressOf } from '../../slo/window-progress.ts';
import type { PrometheusSource } from '../../sources/prometheus/prometheus-source.ts';
import { withAbsentErrors } from '../counts-in.ts';
import { ask } from '../window-counts.ts';
import { shortestRangeSeconds } from '../window-range.ts';
import type { ShiftSpending } from './handoff.ts';

/**
 * What each SLO spent of its budget in a stretch of time, the most first: bad events of the stretch /
 * ((1 − objective) × all events of the window). Throws `SourceError`.
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
  return statuses
    .map((status): ShiftSpending => {
      const { slo, counts, budget } = status;
      const during = withAbsentErrors(readEvents(slo.sli, values, new Set()), counts);
      const passed = passedShare(progressOf(slo.window, to));
      const spent = { objective: slo.objective, during, usual: unknownCounts, passed };
      const { gross } = budgetCost({ ...spent, windowTotal: counts.total });
      return { slo: slo.id, window: slo.window.label, spent: gross, remaining: budget.remaining };
    })
    .sort((a, b) => (b.spent ?? -1) - (a.spent ?? -1));
}
