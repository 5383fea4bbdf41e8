import type { Row } from '../promql/query-plan.ts';
import type { Series } from '../sources/prometheus/prometheus-source.ts';

/** The rows of each step of an answer over time, by the step's number from 0 at `from`. */
export function rowsByStep(
  series: readonly Series[],
  from: number,
  stepMs: number,
): ReadonlyMap<number, readonly Row[]> {
  const rows = new Map<number, Row[]>();
  for (const { labels, points } of series)
    for (const [at, value] of points) {
      const step = Math.round((at - from) / stepMs);
      const here = rows.get(step) ?? [];
      here.push({ labels, value });
      rows.set(step, here);
    }
  return rows;
}
