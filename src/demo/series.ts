import { type Instance, latencyBounds } from './instance.ts';

/** One time series: the text before its value, and how to read the value now. */
export type Series = { readonly id: string; readonly value: () => number };

/** The series of one process: requests by status, and the latency histogram. */
export function seriesOf(instance: Instance): readonly Series[] {
  return [...requestSeries(instance), ...latencySeries(instance)];
}

/** `http_requests_total` by status. */
export function requestSeries(instance: Instance): readonly Series[] {
  const labels = labelsOf(instance);
  return instance.service.statuses.map((status, at) => ({
    id: `http_requests_total{${labels},status="${status}"}`,
    value: () => instance.byStatus[at] ?? 0,
  }));
}

/** `http_request_duration_seconds`: buckets, sum, count. */
export function latencySeries(instance: Instance): readonly Series[] {
  const labels = labelsOf(instance);
  const name = 'http_request_duration_seconds';
  const buckets = latencyBounds.map((le, at) => ({
    id: `${name}_bucket{${labels},le="${le}"}`,
    value: () => instance.buckets[at] ?? 0,
  }));
  return [
    ...buckets,
    { id: `${name}_sum{${labels}}`, value: () => instance.sumMilliseconds / 1000 },
    { id: `${name}_count{${labels}}`, value: () => instance.buckets.at(-1) ?? 0 },
  ];
}

function labelsOf({ service, name }: Instance): string {
  return `service="${service.name}",instance="${name}"`;
}
