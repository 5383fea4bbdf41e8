import { planQueries, type Row } from '../promql/query-plan.ts';
import { readEvents } from '../promql/read-counts.ts';
import type { Counts } from '../slo/counts.ts';
import type { Slo } from '../slo/slo.ts';
import { passedShare, progressOf } from '../slo/window-progress.ts';
import type { PrometheusSource, Series } from '../sources/prometheus/prometheus-source.ts';

/** Tiles of an hour over 30 days; coarser ones lose what falls between their samples. */
const tileCount = 720;

/**
 * How the budget went over the SLO's window: `[ms since the epoch, share left]`, from just under 1
 * at its start to what is left now. The shape comes from tiles (one increase a step), the height from
 * the counts over the whole window: tiles alone were measured up to 17 points off.
 */
export async function readBurnDown(
  prometheus: PrometheusSource,
  slo: Slo,
  whole: Counts,
  now: number,
  signal: AbortSignal,
): Promise<readonly (readonly [number, number])[]> {
  const progress = progressOf(slo.window, now);
  const stepSeconds = tileSeconds(slo, progress.passedSeconds);
  const from = progress.start + stepSeconds * 1000;
  if (from > now) return [];
  const [question] = planQueries([slo.sli]).questions(`[${stepSeconds}s]`, stepSeconds);
  if (question === undefined) return [];
  const answer = await prometheus.range(question.promql, { signal, from, to: now, stepSeconds });
  const tiles = rowsByTime(answer.value).map(([at, rows]) => ({
    at,
    ...readEvents(slo.sli, question.read(rows), new Set()),
  }));
  return spend(tiles, whole, (1 - slo.objective) / passedShare(progress));
}

/** A tile holds whole slices, where slices are judged. */
function tileSeconds({ sli }: Slo, passedSeconds: number): number {
  const seconds = Math.max(60, Math.round(passedSeconds / tileCount));
  const slice = sli.slices?.seconds ?? 1;
  return Math.ceil(seconds / slice) * slice;
}

type Tile = { readonly at: number; readonly bad: number | null; readonly total: number | null };

function spend(
  tiles: readonly Tile[],
  whole: Counts,
  budgetShare: number,
): (readonly [number, number])[] {
  const sumOf = (key: 'bad' | 'total') => tiles.reduce((sum, tile) => sum + (tile[key] ?? 0), 0);
  const tiled = sumOf('bad');
  const allowed = budgetShare * (whole.total ?? sumOf('total'));
  if (allowed <= 0) return [];
  const scale = tiled > 0 ? (whole.bad ?? tiled) / tiled : 0;
  let bad = 0;
  return tiles.map((tile) => {
    bad += (tile.bad ?? 0) * scale;
    return [tile.at, 1 - bad / allowed] as const;
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
