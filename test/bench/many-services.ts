import { readSli } from '../../src/promql/interpret.ts';
import type { SliForm } from '../../src/promql/sli-input.ts';
import type { Slo } from '../../src/slo/slo.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

type Stretch = { readonly from: number; readonly until: number; readonly step: number };

/** 30 days for many services: old days coarse, the last hours at a minute. */
export const coarseHistory: readonly Stretch[] = [
  { from: 31 * day, until: 6 * hour, step: 20 * minute },
  { from: 6 * hour, until: 0, step: minute },
];

/** What a server that scrapes each minute has: for few services, or it would take an hour to write. */
export const fineHistory: readonly Stretch[] = [{ from: 31 * day, until: 0, step: minute }];

const instances = ['a', 'b', 'c'];

/** Requests a second of one instance, so that services differ. */
function rate(service: number): number {
  return 1 + (service % 17);
}

/** OpenMetrics text, a piece a moment: requests by status, and the count and one bucket of durations. */
export function* manyServices(
  services: number,
  end: number,
  stretches: readonly Stretch[],
): Generator<string> {
  for (const { from, until, step } of stretches)
    for (let ago = from; ago > until; ago -= step) yield moment(services, end, ago);
  yield moment(services, end, 0);
  yield '# EOF\n';
}

function moment(services: number, end: number, ago: number): string {
  const seconds = (31 * day - ago) / 1000;
  const at = (end - ago) / 1000;
  let text = '';
  for (let service = 0; service < services; service++)
    for (const instance of instances) {
      const all = Math.floor(seconds * rate(service));
      const bad = Math.floor(all * 0.0001 * (service % 9));
      const who = `service="svc-${service}",instance="${instance}"`;
      text += `http_requests_total{${who},status="200"} ${all - bad} ${at}\n`;
      text += `http_requests_total{${who},status="500"} ${bad} ${at}\n`;
      text += `http_request_duration_seconds_count{${who}} ${all} ${at}\n`;
      text += `http_request_duration_seconds_bucket{${who},le="0.2"} ${all - 3 * bad} ${at}\n`;
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
