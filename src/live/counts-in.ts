import { planQueries } from '../promql/query-plan.ts';
import { readEvents } from '../promql/read-counts.ts';
import { type Counts, unknownCounts } from '../slo/counts.ts';
import type { Slo } from '../slo/slo.ts';
import type { Interval } from '../slo/tile.ts';
import type { PrometheusSource } from '../sources/prometheus/prometheus-source.ts';
import { ask } from './window-counts.ts';
import { shortestRangeSeconds } from './window-range.ts';

/** An SLO's events in one stretch of time; unknown where it is too short to tell. Throws `SourceError`. */
export async function countsIn(
  prometheus: PrometheusSource,
  { sli }: Slo,
  { from, to }: Interval,
  signal: AbortSignal,
): Promise<Counts> {
  const seconds = Math.floor((to - from) / 1000);
  if (seconds < shortestRangeSeconds) return unknownCounts;
  const questions = planQueries([sli]).questions(`[${seconds}s]`, seconds);
  return readEvents(sli, await ask(prometheus, questions, { at: to, signal }), new Set());
}

/** Errors that never came in a stretch are no series there: none, if the whole window knows of some or none. */
export function withAbsentErrors(counts: Counts, whole: Counts): Counts {
  const none = counts.bad === null && counts.total !== null && whole.bad !== null;
  return none ? { ...counts, bad: 0 } : counts;
}
