import { badRatio, type Counts, unknownCounts } from './counts.ts';
import { type ExcludedInterval, lengthOf, type Span } from './exclusion.ts';

/** Less than this of a window is too little to be judged: a scrape or two at the edges. */
const shortestRestMs = 120_000;

/** What is excluded of one window: intervals inside it that do not overlap, and the counts of each. */
export type WindowExclusion = {
  readonly intervals: readonly (ExcludedInterval & { readonly counts: Counts })[];
  /** Whether nothing of the window is left to be judged. */
  readonly everything: boolean;
};

export const noExclusion: WindowExclusion = { intervals: [], everything: false };

export type Corrected = {
  readonly counts: Counts;
  /** The intervals that were taken out, in order. */
  readonly taken: readonly ExcludedInterval[];
};

/** Whether so little of a window lies outside its excluded intervals that nothing can be said of it. */
export function nothingLeft(intervals: readonly Span[], { start, end }: Span): boolean {
  return intervals.length > 0 && end - start - lengthOf(intervals) < shortestRestMs;
}

/**
 * A window's counts without its excluded intervals: bad and total of each are taken out. That never
 * lowers the SLI: the worst interval goes first, and one whose bad share is no higher than that of
 * what is left then stays in. An interval without events, or of which nothing is known, takes nothing.
 */
export function correctedCounts(
  raw: Counts,
  { intervals, everything }: WindowExclusion,
): Corrected {
  if (everything) return { counts: unknownCounts, taken: intervals.map(withoutCounts) };
  let left = raw;
  const stays = new Set<ExcludedInterval>();
  for (const interval of intervals.toSorted((a, b) => shareOf(b.counts) - shareOf(a.counts))) {
    const share = badRatio(interval.counts);
    if (share === null) continue;
    if (share > shareOf(left)) left = without(left, interval.counts);
    else stays.add(interval);
  }
  return { counts: left, taken: intervals.filter((one) => !stays.has(one)).map(withoutCounts) };
}

function shareOf(counts: Counts): number {
  return badRatio(counts) ?? Number.POSITIVE_INFINITY;
}

/** Extrapolation can make a part a hair larger than its whole; nothing left is not known. */
function without(whole: Counts, part: Counts): Counts {
  if (whole.bad === null || whole.total === null) return whole;
  const total = whole.total - (part.total ?? 0);
  if (total <= 0) return unknownCounts;
  return { bad: Math.max(0, whole.bad - (part.bad ?? 0)), total };
}

function withoutCounts({ start, end, reasons }: ExcludedInterval): ExcludedInterval {
  return { start, end, reasons };
}
