import { evaluate, windowsOf } from '../slo/evaluate.ts';
import type { Slo } from '../slo/slo.ts';
import { markStale } from '../slo/stale.ts';
import type { SloStatus } from '../slo/status.ts';
import type { PrometheusSource, Sample } from '../sources/prometheus/prometheus-source.ts';
import type { SloFeed } from './slo-feed.ts';

/** How a tool names what it records of an SLO. */
type Naming = {
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
};

const sloth: Naming = {
  ...{ id: 'sloth_id', service: 'sloth_service', name: 'sloth_slo' },
  ratio: 'slo:sli_error:ratio_rate',
  objective: 'slo:objective:ratio',
  window: 'slo:time_period:days',
  windowUnitSeconds: 86_400,
};

/** What `onduty rules` writes. */
const own: Naming = {
  ...{ id: 'slo_id', service: 'service', name: 'slo' },
  ratio: 'onduty:error:ratio',
  objective: 'onduty:objective:ratio',
  window: 'onduty:window:seconds',
  windowUnitSeconds: 1,
};

const namings = [sloth, own];

/** Everything that is recorded of any SLO, in one request. */
const everything = namings
  .map(
    ({ id, ratio, objective, window }) =>
      `{__name__=~"${ratio}[0-9]+[smhdw]|${objective}|${window}",${id}!=""}`,
  )
  .join(' or ');

/** What was recorded of one SLO. */
type Recording = {
  readonly naming: Naming;
  readonly labels: Sample['labels'];
  readonly ratios: Map<string, number>;
  objective: number | null;
  windowSeconds: number | null;
};

/** SLOs that the server records itself, by Sloth's names or ours: shares and objectives, read as they are. */
export function createRecordedFeed(
  prometheus: PrometheusSource,
  now: () => number,
  at?: number,
): SloFeed {
  let statuses: readonly SloStatus[] = [];

  async function read(signal: AbortSignal): Promise<readonly SloStatus[]> {
    const answer = await prometheus.instant(
      everything,
      at === undefined ? { signal } : { signal, at },
    );
    statuses = [...recordings(answer.value)].flatMap(([id, one]) =>
      judgeRecording(id, one, at ?? now()),
    );
    return statuses;
  }

  return {
    readFast: read,
    readSlow: async () => statuses,
    afterFailure(reason) {
      statuses = markStale(statuses, reason);
      return statuses;
    },
    burnDown: async (sloId) => ({ sloId, points: [] }),
  };
}

function recordings(samples: readonly Sample[]): Map<string, Recording> {
  const all = new Map<string, Recording>();
  for (const sample of samples) {
    const naming = namings.find(({ id }) => sample.labels[id] !== undefined);
    const id = naming && sample.labels[naming.id];
    if (naming === undefined || id === undefined) continue;
    const { labels } = sample;
    const one = all.get(id) ?? {
      naming,
      labels,
      ratios: new Map(),
      objective: null,
      windowSeconds: null,
    };
    all.set(id, one);
    take(one, sample);
  }
  return all;
}

function take(recording: Recording, { labels, value }: Sample): void {
  const { ratio, objective, window, windowUnitSeconds } = recording.naming;
  const metric = labels.__name__ ?? '';
  if (value === null) return;
  if (metric === objective) recording.objective = value;
  else if (metric === window) recording.windowSeconds = value * windowUnitSeconds;
  else recording.ratios.set(metric.slice(ratio.length), value);
}

function judgeRecording(id: string, recording: Recording, at: number): SloStatus[] {
  const slo = recordedSlo(id, recording);
  if (slo === null) return [];
  const known = new Set(windowsOf(slo).map(({ label }) => label));
  const ratios = new Map([...recording.ratios].filter(([label]) => known.has(label)));
  return [evaluate(slo, { at, counts: new Map(), ratios, coverage: null })];
}

function recordedSlo(
  id: string,
  { naming, labels, objective, windowSeconds }: Recording,
): Slo | null {
  if (objective === null || windowSeconds === null || objective <= 0 || objective >= 1) return null;
  const service = labels[naming.service] ?? id;
  const name = labels[naming.name] ?? id;
  return {
    id: `${service}/${name}`,
    service,
    name,
    // Sloth writes 0.9990000000000001 for 99.9 %.
    objective: Number(objective.toFixed(9)),
    window: { label: `${windowSeconds / 86_400}d`, seconds: windowSeconds },
    sli: {
      bad: { kind: 'expression', template: `${naming.ratio}$window{${naming.id}="${id}"}` },
      total: { kind: 'expression', template: 'vector(1)' },
    },
    target: `${Number((objective * 100).toFixed(6))}%`,
    corrections: [],
    sameAs: null,
    runbook: null,
  };
}
