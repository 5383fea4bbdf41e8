import { narrowSli, splitQueries } from '../promql/split-sli.ts';
import { quote } from '../promql/string-literal.ts';
import type { Slo, SloSplit } from '../slo/slo.ts';
import type {
  AskOptions,
  PrometheusSource,
  Sample,
} from '../sources/prometheus/prometheus-source.ts';

/** Values that had events within it are shown; long enough that a quiet night empties no row. */
const range = '1d';

type Values = Readonly<Record<string, string>>;

/**
 * The SLOs into which one is split: the values with most bad events first, then the busiest, `most`
 * of them. The SLO itself when no value has any event. Throws `SourceError`.
 */
export async function readSplit(
  prometheus: PrometheusSource,
  slo: Slo,
  { labels, most }: SloSplit,
  options: AskOptions,
): Promise<readonly Slo[]> {
  const { worst, busiest, found } = splitQueries(slo.sli, labels, range, most);
  const [bad, all, count] = await Promise.all(
    [worst, busiest, found].map(
      async (promql) => (await prometheus.instant(promql, options)).value,
    ),
  );
  const values = distinct([...byValue(bad ?? []), ...byValue(all ?? [])], labels).slice(0, most);
  const total = Math.max(values.length, count?.[0]?.value ?? 0);
  return values.length === 0 ? [slo] : values.map((one) => partOf(slo, one, values.length, total));
}

function byValue(samples: readonly Sample[]): readonly Sample[] {
  return [...samples].sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
}

function distinct(samples: readonly Sample[], labels: readonly string[]): Values[] {
  const all = samples.map((sample) =>
    Object.fromEntries(labels.map((label) => [label, sample.labels[label] ?? ''])),
  );
  return [...new Map(all.map((values) => [JSON.stringify(values), values])).values()];
}

function partOf(slo: Slo, values: Values, shown: number, found: number): Slo {
  const { by: _, ...rest } = slo;
  const text = Object.entries(values).map(([label, value]) => `${label}=${quote(value)}`);
  return {
    ...rest,
    id: `${slo.id}{${text.join(',')}}`,
    name: [slo.name, ...Object.entries(values).map(shownValue)].join(' '),
    sli: narrowSli(slo.sli, values),
    part: { of: slo.id, values, shown, found },
  };
}

/** An empty value is that of the series without the label. */
function shownValue([label, value]: readonly [string, string]): string {
  return value === '' ? `(no ${label})` : value;
}
