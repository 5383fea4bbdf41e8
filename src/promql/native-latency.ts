import { boundAt } from './buckets.ts';
import type { SelectorExpr } from './expr.ts';
import { printExpr } from './print.ts';
import type { SliReading } from './sli-input.ts';

/**
 * Latency from a native histogram, which has no bucket series: the share up to the threshold is
 * interpolated within one of its exponential buckets.
 * https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_fraction
 */
export function readNativeLatency(selector: SelectorExpr, thresholdSeconds: number): SliReading {
  const series = printExpr({ ...selector, range: '$window' });
  const histogram = `sum(increase(${series}))`;
  const count = `histogram_count(${histogram})`;
  const bound = boundAt(selector.metric ?? '', thresholdSeconds);
  const fast = `histogram_fraction(0, ${bound}, ${histogram})`;
  // Of no observations the share is NaN: the comparison drops it, for recorded it would spoil each sum.
  const sli = {
    bad: { kind: 'expression', template: `(1 - ${fast} >= 0) * ${count}` },
    total: { kind: 'expression', template: count },
  } as const;
  return { ok: true, sli, corrections: [], diagnostics: [] };
}
