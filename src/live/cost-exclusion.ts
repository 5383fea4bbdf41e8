import { correctedCounts, noExclusion } from '../slo/corrected-counts.ts';
import type { Counts } from '../slo/counts.ts';
import { clipIntervals, type ExcludedInterval, lengthOf } from '../slo/exclusion.ts';
import type { Slo } from '../slo/slo.ts';
import type { Interval } from '../slo/tile.ts';
import type { PrometheusSource } from '../sources/prometheus/prometheus-source.ts';
import { countsIn, withAbsentErrors } from './counts-in.ts';
import { createExcludedCounts } from './excluded-counts.ts';

type WindowAt = {
  /** ms since the epoch; the SLO's window is the one that this lies in, or that ends here. */
  readonly at: number;
  readonly counts: Counts;
};

export type CorrectedWindow = {
  readonly counts: Counts;
  /** What was taken out of it, in order. */
  readonly taken: readonly ExcludedInterval[];
};

/** The counts of an SLO's window without the time its corrections take out. Throws `SourceError`. */
export async function correctedWindow(
  prometheus: PrometheusSource,
  slo: Slo,
  { at, counts }: WindowAt,
  signal: AbortSignal,
): Promise<CorrectedWindow> {
  if ((slo.exclusions ?? []).length === 0) return { counts, taken: [] };
  const excluded = createExcludedCounts(prometheus, [slo], new Set());
  await excluded.read([slo.window], at, signal);
  const exclusion = excluded.of(slo, at).exclusions.get(slo.window.label) ?? noExclusion;
  const intervals = exclusion.intervals.map((one) => ({
    ...one,
    counts: withAbsentErrors(one.counts, counts),
  }));
  return correctedCounts(counts, { ...exclusion, intervals });
}

export type CorrectedStretch = {
  readonly counts: Counts;
  /** How much of it was taken out. */
  readonly excludedMs: number;
};

/**
 * The counts of a stretch of time without what was taken out of the window: nothing is left, and not
 * unknown, where all of it was. Throws `SourceError`.
 */
export async function correctedStretch(
  prometheus: PrometheusSource,
  slo: Slo,
  { from, to, counts, whole }: Interval & { readonly counts: Counts; readonly whole: Counts },
  taken: readonly ExcludedInterval[],
  signal: AbortSignal,
): Promise<CorrectedStretch> {
  const parts = clipIntervals(taken, { start: from, end: to });
  const out = await Promise.all(
    parts.map(async ({ start, end }) =>
      withAbsentErrors(await countsIn(prometheus, slo, { from: start, to: end }, signal), whole),
    ),
  );
  return { counts: out.reduce(less, counts), excludedMs: lengthOf(parts) };
}

/** Extrapolation can make a part a hair larger than its whole. */
function less(whole: Counts, part: Counts): Counts {
  const rest = (all: number | null, one: number | null) =>
    all === null ? null : Math.max(0, all - (one ?? 0));
  return { bad: rest(whole.bad, part.bad), total: rest(whole.total, part.total) };
}
