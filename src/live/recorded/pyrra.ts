import { windowSeconds } from '../../rules/duration.ts';
import type { Counts } from '../../slo/counts.ts';
import { windowsOf } from '../../slo/evaluate.ts';
import type { Slo } from '../../slo/slo.ts';
import type { Sample } from '../../sources/prometheus/prometheus-source.ts';
import { type RecordedCounts, recordedSli, toCounts } from './recorded-counts.ts';
import { recordedSlo } from './recorded-slo.ts';
import { type RecordingTool, recordedWhole } from './recording.ts';
import { onlyValue, sumOf } from './sample-sum.ts';

const rates: RecordedCounts = {
  ...{ id: 'slo', counts: 'bad', holds: 'rate' },
  part: 'pyrra_errors:rate5m',
  total: 'pyrra_requests:rate5m',
};

/**
 * Pyrra's recordings. It needs Pyrra's `--generic-rules`, which write the objective; a grouped SLO has
 * none. What it calls "burnrate" is the bad share. Source: pyrra-dev/pyrra slo/rules.go.
 */
export const pyrra: RecordingTool = {
  id: 'slo',
  // Our own series have the label `slo` too, and `slo_id` beside it.
  selector:
    '{__name__=~"pyrra_(objective|window|availability|(requests|errors):rate5m)|.+:(burnrate|increase|count|sum)([0-9]+[smhdwy])+",slo!="",slo_id=""}',
  read(id, samples) {
    const slo = recordedSlo(
      {
        service: serviceOf(samples) ?? 'pyrra',
        name: id,
        objective: onlyValue(samples, 'pyrra_objective'),
        windowSeconds: onlyValue(samples, 'pyrra_window'),
      },
      recordedSli(rates, id),
    );
    if (slo === null) return null;
    // For a gauge "rate5m" is a count of samples over the whole window.
    const countable = samples.some(isGaugeCount) || sumOf(samples, rates.total) === null;
    return fill(slo, samples, countable ? null : rates);
  },
};

function fill(slo: Slo, samples: readonly Sample[], countable: RecordedCounts | null) {
  const counts = new Map<string, Counts>([[slo.window.label, wholeCounts(slo, samples)]]);
  if (countable !== null) counts.set('5m', latestCounts(countable, samples));
  const ratios = shares(slo, samples, countable === null ? 0.1 : 0);
  const missing = windowsOf(slo).filter(({ label }) => !counts.has(label) && !ratios.has(label));
  return {
    ...{ slo, counts, ratios, countable },
    source: recordedWhole('Pyrra'),
    missing: countable === null ? [] : missing,
  } as const;
}

/** The labels Pyrra takes over from `pyrra.dev/…` and from the query tell the service. */
function serviceOf(samples: readonly Sample[]): string | undefined {
  for (const label of ['service', 'job', 'namespace']) {
    const value = samples.find(({ labels }) => labels[label])?.labels[label];
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Pyrra scales its windows (1h is 1h4m for 30d): a share counts for ours when it is as long, or nearly. */
function shares(slo: Slo, samples: readonly Sample[], off: number): Map<string, number> {
  const recorded = samples.flatMap(({ labels, value }) => {
    const label = /:burnrate(.+)$/.exec(labels.__name__ ?? '')?.[1];
    return label === undefined || value === null ? [] : [{ seconds: windowSeconds(label), value }];
  });
  return new Map(
    windowsOf(slo).flatMap(({ label, seconds }) => {
      const near = recorded
        .filter((one) => Math.abs(one.seconds - seconds) <= off * seconds)
        .sort((a, b) => Math.abs(a.seconds - seconds) - Math.abs(b.seconds - seconds))[0];
      return near === undefined ? [] : [[label, near.value]];
    }),
  );
}

function latestCounts(recorded: RecordedCounts, samples: readonly Sample[]): Counts {
  const events = (metric: string) => {
    const rate = sumOf(samples, metric);
    return rate === null ? null : rate * 300;
  };
  return toCounts(recorded, events(recorded.part), events(recorded.total));
}

/** Events of the SLO's window, and the bad ones by the availability, which is a share of sums. */
function wholeCounts({ window }: Slo, samples: readonly Sample[]): Counts {
  const totals = new Map<string, number>();
  for (const { labels, value } of samples) {
    const [, metric, kind, label] = /^(.+):(increase|count)(.+)$/.exec(labels.__name__ ?? '') ?? [];
    if (metric === undefined || label === undefined || value === null) continue;
    // Buckets are parts of the count beside them.
    if (windowSeconds(label) !== window.seconds || labels.le) continue;
    totals.set(`${metric}:${kind}`, (totals.get(`${metric}:${kind}`) ?? 0) + value);
  }
  // Errors of another metric are recorded in the same way, and are the fewer.
  const total = totals.size === 0 ? null : Math.max(...totals.values());
  const availability = onlyValue(samples, 'pyrra_availability');
  const bad = total === null || availability === null ? null : (1 - availability) * total;
  return { bad: bad === null ? null : Math.max(0, bad), total };
}

function isGaugeCount({ labels }: Sample): boolean {
  return /:count([0-9]+[smhdwy])+$/.test(labels.__name__ ?? '');
}
