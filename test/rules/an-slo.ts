import { readSli } from '../../src/promql/interpret.ts';
import type { SliForm } from '../../src/promql/sli-input.ts';
import type { Slo } from '../../src/slo/slo.ts';

const days = 86_400;

type Change = Partial<Omit<Slo, 'sli' | 'window'>> & {
  readonly form?: SliForm;
  readonly windowDays?: number;
};

const requests: SliForm = {
  kind: 'events',
  bad: 'sum(rate(http_requests_total{service="checkout",status=~"5.."}[$window]))',
  total: 'sum(rate(http_requests_total{service="checkout"}[$window]))',
};

/** An SLO as the configuration would give it: 99.9 % of requests over 30 d unless changed. */
export function anSlo({ form = requests, windowDays = 30, ...change }: Change = {}): Slo {
  const service = change.service ?? 'checkout';
  const name = change.name ?? 'availability';
  const label = `${windowDays}d`;
  const reading = readSli({ service, serviceLabel: 'service', windowLabel: label, form });
  if (!reading.ok) throw new Error(reading.message);
  return {
    id: `${service}/${name}`,
    service,
    name,
    objective: 0.999,
    window: { label, seconds: windowDays * days },
    sli: reading.sli,
    target: '99.9%',
    corrections: [],
    sameAs: null,
    runbook: null,
    ...change,
  };
}
