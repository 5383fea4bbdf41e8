import { printMetric } from '../promql/print.ts';
import type { Row } from '../promql/query-plan.ts';
import type { BucketCount } from './choose-bucket.ts';
import { markerMetric } from './exporter.ts';
import type { Found } from './found.ts';
import { servicesMatchers } from './written-sli.ts';

/** One request for every bucket of a histogram, for all of its services. */
export function bucketsQuestion(found: Found, windowLabel: string): string {
  const by = found.serviceLabel === null ? 'le' : `${found.serviceLabel}, le`;
  const selector = printMetric(markerMetric(found.indicator), servicesMatchers(found));
  return `sum by (${by}) (increase(${selector}[${windowLabel}]))`;
}

/** The buckets of each service. Bounds that differ in spelling alone add up: `1` and `1.0`. */
export function readBuckets(
  { serviceLabel, exporter }: Found,
  rows: readonly Row[],
): ReadonlyMap<string, readonly BucketCount[]> {
  const services = new Map<string, Map<number, number>>();
  for (const { labels, value } of rows) {
    const service = serviceLabel === null ? exporter.id : (labels[serviceLabel] ?? '');
    const bound = labels.le === '+Inf' ? Number.POSITIVE_INFINITY : Number(labels.le ?? Number.NaN);
    if (value === null || Number.isNaN(bound)) continue;
    const buckets = services.get(service) ?? new Map<number, number>();
    services.set(service, buckets.set(bound, (buckets.get(bound) ?? 0) + value));
  }
  return new Map(
    [...services].map(([service, buckets]) => [
      service,
      [...buckets].map(([bound, count]) => ({ bound, count })),
    ]),
  );
}
