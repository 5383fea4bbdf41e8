import { planQueries } from '../promql/query-plan.ts';
import { readEvents } from '../promql/read-counts.ts';
import type { Corrected } from '../slo/corrected-counts.ts';
import { type Counts, unknownCounts } from '../slo/counts.ts';
import { clipIntervals } from '../slo/exclusion.ts';
import type { Slo } from '../slo/slo.ts';
import type { Tile } from '../slo/tile.ts';
import { passedShare, progressOf } from '../slo/window-progress.ts';
import type { PrometheusSource } from '../sources/prometheus/prometheus-source.ts';
import { rowsByStep } from './rows-by-step.ts';
import type { BurnDown } from './state.ts';

/** Tiles of an hour over 30 days; coarser ones lose what falls between their samples. */
const tileCount = 720;
/** An increase takes two samples: as long as the shortest burn window, whatever the scrapes are apart. */
const shortestTileSeconds = 300;

export const noBurnDown: Omit<BurnDown, 'sloId'> = { points: [], tiles: [], tileSeconds: 0 };

/**
 * How the budget went over the SLO's window: `[ms since the epoch, share left]`, from just under 1
 * at its start to what is left now, null where nothing is known; and the tiles behind it. The shape
 * comes from tiles (one increase a step), the height from the counts over the whole window: tiles
 * alone were measured up to 17 points off. A tile that reaches into time taken out is not known.
 */
export async function readBurnDown(
  prometheus: PrometheusSource,
  slo: Slo,
  counted: Corrected,
  now: number,
  signal: AbortSignal,
): Promise<Omit<BurnDown, 'sloId'>> {
  const { counts: whole, taken } = counted;
  const progress = progressOf(slo.window, now);
  const stepSeconds = tileLength(slo, progress.passedSeconds);
  const from = progress.start + stepSeconds * 1000;
  if (from > now) return noBurnDown;
  const [question] = planQueries([slo.sli]).questions(`[${stepSeconds}s]`, stepSeconds);
  if (question === undefined) return noBurnDown;
  const answer = await prometheus.range(question.promql, { signal, from, to: now, stepSeconds });
  const stepMs = stepSeconds * 1000;
  const rows = rowsByStep(answer.value, from, stepMs);
  const tiles = Array.from({ length: Math.floor((now - from) / stepMs) + 1 }, (_, step): Tile => {
    const at = from + step * stepMs;
    if (clipIntervals(taken, { start: at - stepMs, end: at }).length > 0)
      return { at, ...unknownCounts };
    const { bad, total } = readEvents(slo.sli, question.read(rows.get(step) ?? []), new Set());
    // An error counter that was not there yet counts as zero, as it does over the whole window.
    const absent = total !== null && whole.bad !== null ? 0 : null;
    return { at, bad: bad ?? absent, total };
  });
  const points = spend(tiles, whole, (1 - slo.objective) / passedShare(progress));
  return { points, tiles: points.length === 0 ? [] : tiles, tileSeconds: stepSeconds };
}

/** Seconds of a tile. It holds whole slices, where slices are judged. */
function tileLength({ sli }: Slo, passedSeconds: number): number {
  const seconds = Math.max(shortestTileSeconds, Math.round(passedSeconds / tileCount));
  const slice = sli.slices?.seconds ?? 1;
  return Math.ceil(seconds / slice) * slice;
}

function spend(
  tiles: readonly Tile[],
  whole: Counts,
  budgetShare: number,
): (readonly [number, number | null])[] {
  const sumOf = (key: 'bad' | 'total') => tiles.reduce((sum, tile) => sum + (tile[key] ?? 0), 0);
  const tiled = sumOf('bad');
  const allowed = budgetShare * (whole.total ?? sumOf('total'));
  if (allowed <= 0) return [];
  const scale = tiled > 0 ? (whole.bad ?? tiled) / tiled : 0;
  let bad = 0;
  return tiles.map((tile) => {
    bad += (tile.bad ?? 0) * scale;
    return [tile.at, tile.bad === null ? null : 1 - bad / allowed] as const;
  });
}
