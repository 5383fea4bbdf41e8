import { planQueries } from '../promql/query-plan.ts';
import { readEvents } from '../promql/read-counts.ts';
import type { Slo } from '../slo/slo.ts';
import type { Interval, Tile } from '../slo/tile.ts';
import type { PrometheusSource } from '../sources/prometheus/prometheus-source.ts';
import { rowsByStep } from './rows-by-step.ts';

type Steps = Interval & {
  readonly stepMs: number;
  /** How much time before its end each step tells of: overlapping where longer than a step. */
  readonly rangeMs: number;
};

/**
 * An SLO's events in equal steps, each ending on a whole multiple of the step, as slices of time do;
 * null where nothing is known. Throws `SourceError`.
 */
export async function readTiles(
  prometheus: PrometheusSource,
  { sli }: Slo,
  { from, to, stepMs, rangeMs }: Steps,
  signal: AbortSignal,
): Promise<readonly Tile[]> {
  const first = Math.ceil(from / stepMs) * stepMs;
  const count = Math.floor((to - first) / stepMs) + 1;
  if (count < 1) return [];
  const seconds = rangeMs / 1000;
  const span = { from: first, to: first + (count - 1) * stepMs, stepSeconds: stepMs / 1000 };
  const answers = await Promise.all(
    planQueries([sli])
      .questions(`[${seconds}s]`, seconds)
      .map(async (question) => {
        const { value } = await prometheus.range(question.promql, { ...span, signal });
        return { question, rows: rowsByStep(value, first, stepMs) };
      }),
  );
  return Array.from({ length: count }, (_, step) => {
    const values = answers.flatMap(({ question, rows }) => [
      ...question.read(rows.get(step) ?? []),
    ]);
    return { at: first + step * stepMs, ...readEvents(sli, new Map(values), new Set()) };
  });
}
