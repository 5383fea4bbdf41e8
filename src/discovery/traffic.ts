import { printMetric } from '../promql/print.ts';
import type { Row } from '../promql/query-plan.ts';
import { totalMetric } from './exporter.ts';
import type { Found } from './found.ts';

/** One request for the last day's requests of each service of an indicator. */
export function trafficQuestion(found: Found): string | null {
  const { serviceLabel, indicator, exporter } = found;
  // Probes come at a steady pace: none has more traffic than another.
  if (serviceLabel === null || indicator.kind === 'probe') return null;
  const selector = printMetric(totalMetric(indicator), exporter.fixed);
  return `sum by (${serviceLabel}) (increase(${selector}[1d]))`;
}

/** Requests of each service, the largest of what its indicators count. */
export function readTraffic(
  answers: readonly { readonly found: Found; readonly rows: readonly Row[] }[],
): ReadonlyMap<string, number> {
  const traffic = new Map<string, number>();
  for (const { found, rows } of answers)
    for (const { labels, value } of rows) {
      const service = labels[found.serviceLabel ?? ''] ?? '';
      traffic.set(service, Math.max(traffic.get(service) ?? 0, value ?? 0));
    }
  return traffic;
}
