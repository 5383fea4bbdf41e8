import type { Counts } from './counts.ts';
import type { ExcludedInterval } from './exclusion.ts';

/** What the numbers of an SLO leave out, beside what they would be with it. */
export type ExcludedTime = {
  /** What was taken out of the SLO's window, in order. */
  readonly intervals: readonly ExcludedInterval[];
  /** The exclusion that is under way, or null. */
  readonly running: ExcludedInterval | null;
  /** The same numbers with nothing taken out; null when nothing was. */
  readonly raw: RawNumbers | null;
};

export type RawNumbers = {
  /** Good share over the SLO's window, 0..1; null when unknown or without events. */
  readonly sli: number | null;
  /** Share of the budget left; null when unknown. */
  readonly remaining: number | null;
  readonly counts: Counts;
};
