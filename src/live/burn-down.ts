import { planQueries, type Row } from '../promql/query-plan.ts';
import { readEvents } from '../promql/read-counts.ts';
import type { Slo } from '../slo/slo.ts';
import type { PrometheusSource, Series } from '../sources/prometheus/prometheus-source.ts';

const pointCount = 120;

/**
 * How the budget went over the SLO's window: `[ms since the epoch, share left]`, from just under 1
 * at its start to what is left now. Drawn from tiles (one increase a step), which serve for a chart;
 * the budget itself comes from the whole window.
 */
export async function readBurnDown(
  prometheus: PrometheusSource,
  slo: Slo,
  now: number,
  signal: AbortSignal,
): Promise<readonly (readonly [number, number])[]> {
  const stepSeconds = Math.max(60, Math.round(slo.window.seconds / pointCount));
  const [question] = planQueries([slo.sli]).questions(`[${stepSeconds}s]`, stepSeconds);
  if (question === undefined) return [];
  const from = now - (slo.window.seconds - stepSeconds) * 1000;
  const answer = await prometheus.range(question.promql, { signal, from, to: now, stepSeconds });
  const tiles = rowsByTime(answer.value).map(([at, rows]) => ({
    at,
    ...readEvents(slo.sli, question.read(rows), new Set()),
  }));
  return spend(tiles, slo.objective);
}

type Tile = { readonly at: number; readonly bad: number | null; readonly total: number | null };

function spend(tiles: readonly Tile[], objective: number): (readonly [number, number])[] {
  const events = tiles.reduce((sum, { total }) => sum + (total ?? 0), 0);
  if (events <= 0) return [];
  let bad = 0;
  return tiles.map((tile) => {
    bad += tile.bad ?? 0;
    return [tile.at, 1 - bad / ((1 - objective) * events)] as const;
  });
}

function rowsByTime(series: readonly Series[]): (readonly [number, Row[]])[] {
  const rows = new Map<number, Row[]>();
  for (const { labels, points } of series)
    for (const [at, value] of points) {
      const here = rows.get(at) ?? [];
      here.push({ labels, value });
      rows.set(at, here);
    }
  return [...rows].sort(([a], [b]) => a - b);
}
