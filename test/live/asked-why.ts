import { readAttribution, type SloAttribution } from '../../src/live/attribution.ts';
import { readSli } from '../../src/promql/interpret.ts';
import type { SliForm } from '../../src/promql/sli-input.ts';
import type { Slo } from '../../src/slo/slo.ts';
import { openPrometheus } from '../../src/sources/prometheus/open-prometheus.ts';
import { endpoint } from '../support/endpoint.ts';
import { anSlo } from '../support/live-state.ts';

/** An SLO of the shop with this SLI. */
export function shopSlo(form: SliForm): Slo {
  const reading = readSli({ service: 'shop', serviceLabel: null, windowLabel: '30d', form });
  if (!reading.ok) throw new Error(reading.message);
  return { ...anSlo('shop'), sli: reading.sli };
}

export type AskedWhy = { readonly report: SloAttribution; readonly requests: number };

/** What the bad events of the hour before `at` (ms since the epoch) have in common, and what it took to ask. */
export async function askedWhy(url: string, slo: Slo, at: number): Promise<AskedWhy> {
  const source = openPrometheus(endpoint(url));
  const report = await readAttribution(source, slo, { label: '1h', seconds: 3_600 }, { at });
  source.close();
  if (report === null) throw new Error('not attributed');
  return { report, requests: source.cost().requests };
}
