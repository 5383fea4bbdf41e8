import { escapeRegex } from '../../promql/buckets.ts';
import type { EventsSli } from '../../promql/events.ts';
import { justUnder } from '../../promql/just-under.ts';
import { printMetric } from '../../promql/print.ts';
import { type CountKind, countName } from '../../rules/series-name.ts';
import type { Counts } from '../../slo/counts.ts';
import type { Slo, SloWindow } from '../../slo/slo.ts';
import type { AskOptions, PrometheusSource } from '../../sources/prometheus/prometheus-source.ts';
import { rangeAt } from '../window-range.ts';

/** What the rules `onduty rules` writes have recorded of one SLO. */
export type OwnRecording = {
  /** Whether there is a sample of the last 15 minutes. */
  readonly fresh: boolean;
  /** Samples by window label, of the count that has fewer. */
  readonly samples: ReadonlyMap<string, number>;
  /** Events of the last six hours. */
  readonly recent: Counts;
};

const kinds: readonly CountKind[] = ['bad', 'total'];
const tag = 'onduty_query';
const freshSeconds = 900;
const recentSeconds = 21_600;

/** The counts of an SLO as our rules record them: samples of five minutes that add up. */
export function ownSli({ id }: Slo): EventsSli {
  const count = (kind: CountKind) =>
    ({
      kind: 'counters',
      terms: [
        {
          sign: 1,
          metric: countName(kind, '5m'),
          matchers: [{ label: 'slo_id', op: '=', value: id }],
          over: 'sum_over_time',
        },
      ],
    }) as const;
  return { bad: count('bad'), total: count('total') };
}

/** How much is recorded of each of the SLOs, by id, in one request. */
export async function readOwnRecordings(
  prometheus: PrometheusSource,
  slos: readonly Slo[],
  windows: readonly SloWindow[],
  options: AskOptions & { readonly at: number },
): Promise<ReadonlyMap<string, OwnRecording>> {
  const ids = slos.map(({ id }) => escapeRegex(id)).join('|');
  const part = (name: string, kind: CountKind, over: string, seconds: number) => {
    const series = printMetric(countName(kind, '5m'), [{ label: 'slo_id', op: '=~', value: ids }]);
    const sum = `sum by (slo_id) (${over}(${series}[${justUnder(seconds)}]))`;
    return `label_replace(${sum}, "${tag}", "${name} ${kind}", "", "")`;
  };
  const parts = kinds.flatMap((kind) => [
    ...windows.flatMap((window) => {
      const range = rangeAt(window, options.at);
      return range === null ? [] : [part(window.label, kind, 'count_over_time', range.seconds)];
    }),
    part('recent', kind, 'sum_over_time', recentSeconds),
    part('fresh', kind, 'count_over_time', freshSeconds),
  ]);
  const { value: rows } = await prometheus.instant(parts.join(' or '), options);
  const values = new Map(
    rows.map(({ labels, value }) => [`${labels.slo_id} ${labels[tag]}`, value]),
  );
  const found = slos.filter(({ id }) => values.has(`${id} fresh total`));
  return new Map(found.map(({ id }) => [id, toRecording(id, windows, values)]));
}

function toRecording(
  id: string,
  windows: readonly SloWindow[],
  values: ReadonlyMap<string, number | null>,
): OwnRecording {
  const value = (name: string, kind: CountKind) => values.get(`${id} ${name} ${kind}`) ?? null;
  const fewer = (name: string) => Math.min(...kinds.map((kind) => value(name, kind) ?? 0));
  return {
    fresh: fewer('fresh') > 0,
    samples: new Map(windows.map(({ label }) => [label, fewer(label)])),
    recent: { bad: value('recent', 'bad'), total: value('recent', 'total') },
  };
}
