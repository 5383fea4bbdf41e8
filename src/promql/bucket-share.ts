import { boundAt } from './buckets.ts';
import { readCounters } from './count-events.ts';
import type { CounterTerm, Matcher } from './events.ts';
import type { Expr } from './expr.ts';
import { printMetric } from './print.ts';
import { readRatio } from './read-ratio.ts';
import { shapeCorrections } from './shape-corrections.ts';

/** A share of requests below a bound, written out: a histogram's bucket over its count. */
export type BucketShare = {
  readonly base: string;
  /** Matchers of the histogram, without `le`. */
  readonly matchers: readonly Matcher[];
  readonly corrections: readonly string[];
};

/**
 * Reads `sum(rate(x_bucket{le="0.2"}[w])) / sum(rate(x_count[w]))`; null when it is anything else,
 * or when the bucket is not the one at `seconds`.
 */
export function readBucketShare(expr: Expr, seconds: number): BucketShare | null {
  const ratio = readRatio(expr);
  if (ratio === null || ratio.complemented) return null;
  const bucket = onlyTerm(ratio.numerator);
  const count = onlyTerm(ratio.denominator);
  if (!bucket?.metric.endsWith('_bucket') || count === null) return null;
  const base = bucket.metric.slice(0, -'_bucket'.length);
  const matchers = bucket.matchers.filter(({ label }) => label !== 'le');
  const bounds = bucket.matchers.filter(({ label }) => label === 'le');
  const same = printMetric('', matchers) === printMetric('', count.matchers);
  if (count.metric !== `${base}_count` || !same) return null;
  const wanted = boundAt(base, seconds);
  if (bounds.length !== 1 || !bounds.every((bound) => isBound(bound, wanted))) return null;
  return { base, matchers, corrections: shapeCorrections(ratio) };
}

function onlyTerm(expr: Expr): CounterTerm | null {
  const terms = readCounters(expr)?.terms ?? [];
  return terms.length === 1 ? (terms[0] ?? null) : null;
}

/** `le="0.2"`, `le="0.20"`, and `le=~"1(\\.0)?"` for both spellings of Prometheus 2 and 3. */
function isBound({ op, value }: Matcher, wanted: number): boolean {
  if (op === '=') return Number(value) === wanted;
  return op === '=~' && value === `${wanted}(\\.0)?`;
}
