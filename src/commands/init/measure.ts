import { type Found, kindOf } from '../../discovery/found.ts';
import { type Outcome, oneForEach } from '../../discovery/proposal.ts';
import { eventsOf, proposeAvailability, proposeLatency } from '../../discovery/propose.ts';
import { bucketsQuestion, readBuckets } from '../../discovery/read-buckets.ts';
import { availabilityForm } from '../../discovery/written-sli.ts';
import { ask } from '../../live/window-counts.ts';
import { planQueries } from '../../promql/query-plan.ts';
import { readEvents } from '../../promql/read-counts.ts';
import type { SloWindow } from '../../slo/slo.ts';
import type { PrometheusSource } from '../../sources/prometheus/prometheus-source.ts';

/** Measures everything found over the window, in a request for each shape. Throws `SourceError`. */
export async function measure(
  prometheus: PrometheusSource,
  found: readonly Found[],
  window: SloWindow,
): Promise<readonly Outcome[]> {
  const [availability, latency] = await Promise.all([
    measureAvailability(prometheus, found, window),
    Promise.all(
      found
        .filter((one) => kindOf(one) === 'latency')
        .map((one) => measureLatency(prometheus, one, window)),
    ),
  ]);
  return oneForEach([...availability, ...latency.flat()]);
}

async function measureAvailability(
  prometheus: PrometheusSource,
  found: readonly Found[],
  { label, seconds }: SloWindow,
): Promise<readonly Outcome[]> {
  const drafts = found
    .filter((one) => kindOf(one) === 'availability')
    .flatMap((one) =>
      one.services.flatMap((service) => {
        const form = availabilityForm(one, service);
        return form === null ? [] : [{ found: one, service, form, sli: eventsOf(form) }];
      }),
    );
  const plan = planQueries(drafts.map(({ sli }) => sli));
  const values = await ask(prometheus, plan.questions(`[${label}]`, seconds), {});
  return drafts.map(({ found: one, service, form, sli }) => {
    const { bad, total } = readEvents(sli, values, new Set());
    const measured = bad === null || total === null ? null : { bad, total };
    return proposeAvailability(one, service, form, measured);
  });
}

async function measureLatency(
  prometheus: PrometheusSource,
  found: Found,
  { label }: SloWindow,
): Promise<readonly Outcome[]> {
  const { value } = await prometheus.instant(bucketsQuestion(found, label));
  const buckets = readBuckets(found, value);
  return found.services.map((service) =>
    proposeLatency(found, service, buckets.get(service) ?? []),
  );
}
