import { readSli } from '../../src/promql/interpret.ts';
import type { SliForm } from '../../src/promql/sli-input.ts';
import type { Slo } from '../../src/slo/slo.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const days = 31;

const instances = ['a', 'b', 'c'];

/** Requests of one instance: how many a second, what share of them failed, and its series up to the value. */
type Requests = {
  readonly perSecond: number;
  readonly badShare: number;
  readonly series: readonly [string, string, string, string];
};

/**
 * A month of many services at a sample a minute, as OpenMetrics text: a part a day, oldest first, each of
 * pieces a moment. Requests by status, and the count and one bucket of durations.
 */
export function* daysOf(services: number, end: number): Generator<Generator<string>> {
  const requests = requestsOf(services);
  for (let day = days; day > 0; day--) yield oneDay(requests, end, day);
}

function* oneDay(requests: readonly Requests[], end: number, day: number): Generator<string> {
  const until = day === 1 ? -minuteMs : (day - 1) * dayMs;
  for (let ago = day * dayMs; ago > until; ago -= minuteMs) yield moment(requests, end, ago);
  yield '# EOF\n';
}

function requestsOf(services: number): readonly Requests[] {
  return Array.from({ length: services }, (_, service) => service).flatMap((service) =>
    instances.map((instance) => {
      const who = `service="svc-${service}",instance="${instance}"`;
      return {
        perSecond: 1 + (service % 17),
        badShare: 0.0001 * (service % 9),
        series: [
          `http_requests_total{${who},status="200"} `,
          `http_requests_total{${who},status="500"} `,
          `http_request_duration_seconds_count{${who}} `,
          `http_request_duration_seconds_bucket{${who},le="0.2"} `,
        ],
      };
    }),
  );
}

function moment(requests: readonly Requests[], end: number, ago: number): string {
  const seconds = (days * dayMs - ago) / 1000;
  const at = ` ${(end - ago) / 1000}\n`;
  let text = '';
  for (const { perSecond, badShare, series } of requests) {
    const all = Math.floor(seconds * perSecond);
    const bad = Math.floor(all * badShare);
    const [good, failed, count, fast] = series;
    text += `${good}${all - bad}${at}${failed}${bad}${at}${count}${all}${at}${fast}${all - 3 * bad}${at}`;
  }
  return text;
}

/** Availability and latency of each service. */
export function benchSlos(services: number): readonly Slo[] {
  return Array.from({ length: services }, (_, at) => `svc-${at}`).flatMap((service) => [
    slo(service, 'availability', 0.999, {
      kind: 'events',
      bad: `sum(rate(http_requests_total{service="${service}",status=~"5.."}[$window]))`,
      total: `sum(rate(http_requests_total{service="${service}"}[$window]))`,
    }),
    slo(service, 'latency', 0.99, {
      kind: 'latency',
      metric: `http_request_duration_seconds{service="${service}"}`,
      thresholdSeconds: 0.2,
    }),
  ]);
}

function slo(service: string, name: string, objective: number, form: SliForm): Slo {
  const reading = readSli({ service, serviceLabel: 'service', windowLabel: '30d', form });
  if (!reading.ok) throw new Error(reading.message);
  return {
    ...{ id: `${service}/${name}`, service, name, objective, sli: reading.sli, target: '' },
    ...{ window: { label: '30d', seconds: 30 * 86_400 }, corrections: [] },
    ...{ sameAs: null, runbook: null },
  };
}
