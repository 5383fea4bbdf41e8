import {
  isMetWithSpare,
  type Measured,
  type Suggestion,
  spentOf,
  suggestTarget,
} from './suggest-target.ts';

/** Requests below or at a bucket's bound over the measured time; the last bucket has them all. */
export type BucketCount = { readonly bound: number; readonly count: number };

/** A bucket as the threshold of a latency SLO. */
export type BucketChoice = {
  readonly bound: number;
  readonly measured: Measured;
  readonly target: Suggestion;
};

const latencyTargets = [99, 95] as const;
/** `threshold:` is written in whole milliseconds at the finest. */
const finestSeconds = 0.001;

/**
 * The smallest bucket above the measured p99 that leaves budget to spare, with a target of 99 %; else
 * above p95 with 95 %; else the largest bucket with whatever target it meets. Null without traffic or
 * bounds. `unitSeconds` is what one of the histogram's units lasts.
 */
export function chooseBucket(
  buckets: readonly BucketCount[],
  unitSeconds: number,
): BucketChoice | null {
  const total = buckets.find(({ bound }) => bound === Number.POSITIVE_INFINITY)?.count ?? 0;
  const usable = buckets
    .filter(({ bound }) => Number.isFinite(bound) && bound > 0 && isWritable(bound * unitSeconds))
    .sort((a, b) => a.bound - b.bound)
    .map(({ bound, count }) => ({ bound, measured: { bad: Math.max(0, total - count), total } }));
  const last = usable.at(-1);
  if (last === undefined || total < 1) return null;
  for (const percent of latencyTargets) {
    const fit = usable.find(({ measured }) => isMetWithSpare(percent, measured));
    if (fit === undefined) continue;
    return { ...fit, target: { percent, spent: spentOf(percent, fit.measured) } };
  }
  const target = suggestTarget(last.measured);
  return target && { ...last, target };
}

function isWritable(seconds: number): boolean {
  const units = seconds / finestSeconds;
  return Math.abs(units - Math.round(units)) < 1e-6 && units >= 1;
}
