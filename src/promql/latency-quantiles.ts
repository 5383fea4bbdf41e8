import type { EventsSli, Matcher } from './events.ts';
import { printMetric } from './print.ts';

/** The classic histogram a latency SLI counts by. */
export type LatencyHistogram = {
  readonly base: string;
  /** Without `le`. */
  readonly matchers: readonly Matcher[];
  /** The bucket that divides good from bad, in the histogram's unit. */
  readonly threshold: number;
};

/** Label that tells which quantile a row of the answer is of. */
export const quantileLabel = 'onduty_quantile';

/** The histogram behind an SLI, or null when it counts something else. */
export function latencyHistogram({ bad }: EventsSli): LatencyHistogram | null {
  if (bad.kind !== 'counters') return null;
  const bucket = bad.terms.find(({ metric }) => metric.endsWith('_bucket'));
  const bound = bucket?.matchers.find(({ label }) => label === 'le');
  if (bucket === undefined || bound === undefined) return null;
  const threshold = boundOf(bound);
  if (!Number.isFinite(threshold)) return null;
  const base = bucket.metric.slice(0, -'_bucket'.length);
  return { base, matchers: bucket.matchers.filter(({ label }) => label !== 'le'), threshold };
}

/** One question for several quantiles over `range`, told apart by a label. */
export function quantilesQuery(
  { base, matchers }: LatencyHistogram,
  quantiles: readonly number[],
  range: string,
): string {
  const rates = `sum by (le) (rate(${printMetric(`${base}_bucket`, matchers)}${range}))`;
  return quantiles
    .map(
      (one) =>
        `label_replace(histogram_quantile(${one}, ${rates}), "${quantileLabel}", "${one}", "", "")`,
    )
    .join(' or ');
}

/** `le="0.2"`, or a pattern of its spellings, of which the first is the plain one. */
function boundOf({ op, value }: Matcher): number {
  if (op === '=') return Number(value);
  const [first = ''] = value.split('|');
  return op === '=~' ? Number(first.replace(/\(.*$/, '').replaceAll('\\', '')) : Number.NaN;
}
