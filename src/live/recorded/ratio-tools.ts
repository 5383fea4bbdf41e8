import { windowSeconds } from '../../rules/duration.ts';
import type { RecordedBy } from '../../slo/count-source.ts';
import { windowsOf } from '../../slo/evaluate.ts';
import type { Slo } from '../../slo/slo.ts';
import type { Sample } from '../../sources/prometheus/prometheus-source.ts';
import { type RecordedCounts, recordedSli } from './recorded-counts.ts';
import { recordedSlo } from './recorded-slo.ts';
import { type RecordingTool, recordedWhole } from './recording.ts';
import { onlyValue } from './sample-sum.ts';

/** How a tool that records a bad share for every window names its series. */
type Naming = {
  readonly by: RecordedBy;
  readonly remark: string | null;
  /** Label that tells SLOs apart, and those that name them. */
  readonly id: string;
  readonly service: string;
  readonly name: string;
  /** Metrics: the bad share with its window, the objective, the SLO's window. */
  readonly ratio: string;
  readonly objective: string;
  readonly window: string;
  /** Seconds in one of what `window` counts. */
  readonly windowUnitSeconds: number;
  readonly countable: RecordedCounts | null;
};

export const sloth = ratioTool({
  by: 'Sloth',
  remark: 'budget by Sloth: mean of 5m ratios, a quiet night weighs like a rush hour',
  ...{ id: 'sloth_id', service: 'sloth_service', name: 'sloth_slo' },
  ratio: 'slo:sli_error:ratio_rate',
  objective: 'slo:objective:ratio',
  window: 'slo:time_period:days',
  windowUnitSeconds: 86_400,
  countable: null,
});

/** What `onduty rules` writes. */
export const ownRules = ratioTool({
  by: 'onduty rules',
  remark: null,
  ...{ id: 'slo_id', service: 'service', name: 'slo' },
  ratio: 'onduty:error:ratio',
  objective: 'onduty:objective:ratio',
  window: 'onduty:window:seconds',
  windowUnitSeconds: 1,
  countable: {
    id: 'slo_id',
    counts: 'bad',
    part: 'onduty:bad:increase5m',
    total: 'onduty:total:increase5m',
    holds: 'increase',
  },
});

function ratioTool(naming: Naming): RecordingTool {
  const { id: label, ratio, objective, window, by, remark, countable } = naming;
  return {
    id: label,
    selector: `{__name__=~"${ratio}[0-9]+[smhdw]|${objective}|${window}",${label}!=""}`,
    read(id, samples) {
      const labels: Sample['labels'] = samples[0]?.labels ?? {};
      const length = onlyValue(samples, window);
      const slo = recordedSlo(
        {
          service: labels[naming.service] ?? id,
          name: labels[naming.name] ?? id,
          objective: onlyValue(samples, objective),
          windowSeconds: length === null ? null : length * naming.windowUnitSeconds,
        },
        countable === null ? ratioSli(naming, id) : recordedSli(countable, id),
      );
      if (slo === null) return null;
      const ratios = ratiosOf(slo, samples, ratio);
      const unknown = windowsOf(slo).filter(({ label }) => !ratios.has(label));
      // The parts of a split SLO have a share each: only their counts add up.
      const isSplit = samples.length > new Set(samples.map(metricOf)).size;
      const missing = countable === null ? [] : isSplit ? unknown : [slo.window];
      const source = recordedWhole(by, remark);
      return {
        slo,
        source,
        ratios,
        counts: new Map(),
        countable,
        missing,
      };
    },
  };
}

function ratioSli({ ratio, id: label }: Naming, id: string) {
  return {
    bad: { kind: 'expression', template: `${ratio}$window{${label}="${id}"}` },
    total: { kind: 'expression', template: 'vector(1)' },
  } as const;
}

/** By our labels: the same window may be recorded as `4w` and called `28d`. */
function ratiosOf(slo: Slo, samples: readonly Sample[], ratio: string) {
  const shares = [...new Set(samples.map(metricOf))].filter((metric) => metric.startsWith(ratio));
  return new Map(
    shares.flatMap((metric) => {
      const value = onlyValue(samples, metric);
      const seconds = windowSeconds(metric.slice(ratio.length));
      const window = windowsOf(slo).find((one) => one.seconds === seconds);
      return window === undefined || value === null ? [] : [[window.label, value]];
    }),
  );
}

function metricOf({ labels }: Sample): string {
  return labels.__name__ ?? '';
}
