import { escapeRegex } from '../promql/buckets.ts';
import type { Matcher } from '../promql/events.ts';
import { printMetric } from '../promql/print.ts';
import { totalMetric } from './exporter.ts';
import type { Found } from './found.ts';
import type { ProposedSli } from './proposal.ts';

/** Matchers of one service's series. */
export function serviceMatchers({ exporter, serviceLabel }: Found, service: string): Matcher[] {
  const own: Matcher[] =
    serviceLabel === null ? [] : [{ label: serviceLabel, op: '=', value: service }];
  return [...own, ...exporter.fixed];
}

/** Matchers of several services' series. */
export function servicesMatchers({ exporter, serviceLabel, services }: Found): Matcher[] {
  const value = services.map(escapeRegex).join('|');
  return serviceLabel === null
    ? [...exporter.fixed]
    : [{ label: serviceLabel, op: '=~', value }, ...exporter.fixed];
}

/** How the configuration writes one service's availability; null for what has none. */
export function availabilityForm(found: Found, service: string): ProposedSli | null {
  const { indicator, status } = found;
  const matchers = serviceMatchers(found, service);
  if (indicator.kind === 'probe')
    return { kind: 'gauge', query: printMetric(indicator.metric, matchers) };
  if (status === null) return null;
  const op = /^\w+$/.test(status.bad) ? '=' : '=~';
  const bad: Matcher = { label: status.label, op, value: status.bad };
  const metric = totalMetric(indicator);
  return {
    kind: 'events',
    bad: counted(printMetric(metric, [...matchers, bad])),
    total: counted(printMetric(metric, matchers)),
  };
}

/**
 * How the configuration writes "faster than a bucket's bound". `threshold` is in seconds, so that a
 * histogram of milliseconds is written out.
 */
export function latencyForm(found: Found, service: string, bound: number): ProposedSli | null {
  const { indicator } = found;
  if (indicator.kind !== 'latency') return null;
  const matchers = serviceMatchers(found, service);
  const { histogram, unit } = indicator;
  if (unit === 'seconds')
    return { kind: 'latency', metric: printMetric(histogram, matchers), thresholdSeconds: bound };
  // Prometheus 3 writes le="250.0" where Prometheus 2 wrote le="250".
  const le: Matcher = Number.isInteger(bound)
    ? { label: 'le', op: '=~', value: `${bound}(\\.0)?` }
    : { label: 'le', op: '=', value: String(bound) };
  return {
    kind: 'events',
    good: counted(printMetric(`${histogram}_bucket`, [...matchers, le])),
    total: counted(printMetric(`${histogram}_count`, matchers)),
  };
}

function counted(selector: string): string {
  return `sum(rate(${selector}[$window]))`;
}
