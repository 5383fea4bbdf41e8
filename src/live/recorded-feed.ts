import { evaluate, windowsOf } from '../slo/evaluate.ts';
import type { Slo } from '../slo/slo.ts';
import { markStale } from '../slo/stale.ts';
import type { SloStatus } from '../slo/status.ts';
import type { PrometheusSource, Sample } from '../sources/prometheus/prometheus-source.ts';
import type { SloFeed } from './slo-feed.ts';

/** Everything Sloth records of its SLOs, in one request. */
const everything =
  '{__name__=~"slo:(sli_error:ratio_rate[0-9]+[smhdw]|objective:ratio|time_period:days)",sloth_id!=""}';
const ratioName = /^slo:sli_error:ratio_rate(\d+[smhdw])$/;

/** What was recorded of one SLO. */
type Recording = {
  readonly labels: Sample['labels'];
  readonly ratios: Map<string, number>;
  objective: number | null;
  days: number | null;
};

/** SLOs that the server records itself (Sloth's names): their shares and objectives, read as they are. */
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
  for (const { labels, value } of samples) {
    const id = labels.sloth_id ?? '';
    const one = all.get(id) ?? { labels, ratios: new Map(), objective: null, days: null };
    all.set(id, one);
    if (value === null) continue;
    const window = ratioName.exec(labels.__name__ ?? '')?.[1];
    if (window !== undefined) one.ratios.set(window, value);
    else if (labels.__name__ === 'slo:objective:ratio') one.objective = value;
    else one.days = value;
  }
  return all;
}

function judgeRecording(id: string, recording: Recording, at: number): SloStatus[] {
  const slo = recordedSlo(id, recording);
  if (slo === null) return [];
  const known = new Set(windowsOf(slo).map(({ label }) => label));
  const ratios = new Map([...recording.ratios].filter(([label]) => known.has(label)));
  return [evaluate(slo, { at, counts: new Map(), ratios, coverage: null })];
}

function recordedSlo(id: string, { labels, objective, days }: Recording): Slo | null {
  if (objective === null || days === null || objective <= 0 || objective >= 1) return null;
  const service = labels.sloth_service ?? id;
  const name = labels.sloth_slo ?? id;
  const target = `${Number((objective * 100).toFixed(6))}%`;
  return {
    id: `${service}/${name}`,
    service,
    name,
    // Sloth writes 0.9990000000000001 for 99.9 %.
    objective: Number(objective.toFixed(9)),
    window: { label: `${days}d`, seconds: days * 86_400 },
    sli: {
      bad: { kind: 'expression', template: `slo:sli_error:ratio_rate$window{sloth_id="${id}"}` },
      total: { kind: 'expression', template: 'vector(1)' },
    },
    target,
    corrections: [],
    sameAs: null,
    runbook: null,
  };
}
