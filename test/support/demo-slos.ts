import { demoServices } from '../../src/demo/services.ts';
import { readSli } from '../../src/promql/interpret.ts';
import type { SliForm } from '../../src/promql/sli-input.ts';
import type { Slo } from '../../src/slo/slo.ts';

const day = 86_400;

/** Availability 99.9 % and latency 99 % below 200 ms for each of the demo's services. */
export function demoSlos(days: number): readonly Slo[] {
  return demoServices.flatMap(({ name }) => [
    slo(name, 'availability', 0.999, days, {
      kind: 'events',
      bad: `sum(rate(http_requests_total{service="${name}",status=~"5.."}[$window]))`,
      total: `sum(rate(http_requests_total{service="${name}"}[$window]))`,
    }),
    slo(name, 'latency', 0.99, days, {
      kind: 'latency',
      metric: `http_request_duration_seconds{service="${name}"}`,
      thresholdSeconds: 0.2,
    }),
  ]);
}

function slo(service: string, name: string, objective: number, days: number, form: SliForm): Slo {
  const reading = readSli({ service, serviceLabel: 'service', windowLabel: `${days}d`, form });
  if (!reading.ok) throw new Error(reading.message);
  return {
    id: `${service}/${name}`,
    service,
    name,
    objective,
    window: { label: `${days}d`, seconds: days * day },
    sli: reading.sli,
    target: String(objective),
    corrections: [],
    sameAs: null,
    runbook: null,
  };
}
