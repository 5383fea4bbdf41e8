import { windowSeconds } from '../../rules/duration.ts';
import type { Counts } from '../../slo/counts.ts';
import { windowsOf } from '../../slo/evaluate.ts';
import type { Slo } from '../../slo/slo.ts';
import type { Sample } from '../../sources/prometheus/prometheus-source.ts';
import { type RecordedCounts, recordedSli, toCounts } from './recorded-counts.ts';
import { recordedSlo } from './recorded-slo.ts';
import { type Recording, type RecordingTool, recordedWhole } from './recording.ts';
import { onlyValue, sumOf } from './sample-sum.ts';

const rates: RecordedCounts = {
  ...{ id: 'grafana_slo_uuid', counts: 'good', holds: 'rate' },
  part: 'grafana_slo_success_rate_5m',
  total: 'grafana_slo_total_rate_5m',
};

const objective = 'grafana_slo_objective';
const window = 'grafana_slo_objective_window_seconds';
const sli = 'grafana_slo_sli_';

/** Grafana SLO's recordings. Source: grafana/gcx, docs of its SLO provider (the rules are not public). */
export const grafana: RecordingTool = {
  id: rates.id,
  selector: `{__name__=~"${objective}|${window}|${sli}(window|[0-9]+[mhd])|${rates.part}|${rates.total}",${rates.id}!=""}`,
  read(id, samples) {
    const labels = samples.find(({ labels: { __name__ } }) => __name__ === objective)?.labels ?? {};
    const name = labels.grafana_slo_name ?? id;
    const slo = recordedSlo(
      {
        service: labels.grafana_slo_service || labels.service || labels.grafana_slo_team || name,
        name,
        objective: onlyValue(samples, objective),
        windowSeconds: onlyValue(samples, window) ?? windowSeconds(labels.grafana_slo_window ?? ''),
      },
      recordedSli(rates, id),
    );
    return slo === null ? null : fill(slo, samples);
  },
};

/** Ratio SLOs record rates, which add up over any window; the others record shares alone. */
function fill(slo: Slo, samples: readonly Sample[]): Recording {
  const countable = sumOf(samples, rates.total) === null ? null : rates;
  const counts = new Map<string, Counts>();
  if (countable !== null) counts.set('5m', latestCounts(samples));
  const missing = countable === null ? [] : windowsOf(slo).filter(({ label }) => label !== '5m');
  const ratios = shares(slo, samples);
  return {
    ...{ slo, counts, countable, missing, ratios },
    source: recordedWhole('Grafana SLO'),
  };
}

function shares(slo: Slo, samples: readonly Sample[]): ReadonlyMap<string, number> {
  return new Map(
    windowsOf(slo).flatMap(({ label }) => {
      // Shares of groups must not be added or averaged.
      const good = onlyValue(samples, `${sli}${label === slo.window.label ? 'window' : label}`);
      // Grafana itself cuts what extrapolation puts above 1.
      return good === null ? [] : [[label, Math.max(0, 1 - good)]];
    }),
  );
}

function latestCounts(samples: readonly Sample[]): Counts {
  const events = (metric: string) => {
    const rate = sumOf(samples, metric);
    return rate === null ? null : rate * 300;
  };
  return toCounts(rates, events(rates.part), events(rates.total));
}
