import type { WallMs } from '../zones/local-time.ts';

/** How an exclusion comes again: an RRULE of RFC 5545, by the wall clock of an IANA time zone. */
export type Recurrence = {
  readonly rule: string;
  readonly timeZone: string;
  /** The first time as it was written: the clock may jump over it on that one day. */
  readonly first: WallMs;
  /** How long each time is that begins when the clock shows it. */
  readonly lastsMs: number;
};

/** Time that is taken out of a budget: maintenance, a false outage. Times are ms since the epoch. */
export type Exclusion = {
  readonly reason: string;
  /** Of the first time, if it comes again. */
  readonly start: number;
  readonly end: number;
  readonly repeats: Recurrence | null;
};

/** One stretch of excluded time, from `start` until before `end`, ms since the epoch. */
export type ExcludedInterval = {
  readonly start: number;
  readonly end: number;
  /** Why, each reason once. */
  readonly reasons: readonly string[];
};

export type Span = { readonly start: number; readonly end: number };

/** The same time as intervals in order that neither overlap nor touch. */
export function mergeIntervals(
  intervals: readonly ExcludedInterval[],
): readonly ExcludedInterval[] {
  const merged: ExcludedInterval[] = [];
  for (const next of intervals.toSorted((a, b) => a.start - b.start)) {
    if (next.end <= next.start) continue;
    const last = merged.at(-1);
    if (last === undefined || next.start > last.end) merged.push(next);
    else
      merged[merged.length - 1] = {
        start: last.start,
        end: Math.max(last.end, next.end),
        reasons: [...new Set([...last.reasons, ...next.reasons])],
      };
  }
  return merged;
}

/** The parts of the intervals that lie in a span. */
export function clipIntervals(
  intervals: readonly ExcludedInterval[],
  { start, end }: Span,
): readonly ExcludedInterval[] {
  return intervals
    .map((one) => ({ ...one, start: Math.max(one.start, start), end: Math.min(one.end, end) }))
    .filter((one) => one.end > one.start);
}

/** How long intervals that do not overlap are together, ms. */
export function lengthOf(intervals: readonly Span[]): number {
  return intervals.reduce((sum, { start, end }) => sum + (end - start), 0);
}
