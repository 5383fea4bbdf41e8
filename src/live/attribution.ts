import {
  type AttributionPlan,
  labelOfRow,
  labelsQuery,
  planAttribution,
  seriesQuery,
} from '../promql/attribution-plan.ts';
import type { SummedVector } from '../promql/split-sums.ts';
import { type Attribution, attribute, mostValues } from '../slo/attribution.ts';
import type { Slo } from '../slo/slo.ts';
import type { Finding } from '../slo/stand-out.ts';
import type {
  AskOptions,
  PrometheusSource,
  Sample,
} from '../sources/prometheus/prometheus-source.ts';
import { type CountedVector, labelCounts, sumOf } from './label-counts.ts';

/** A window as Prometheus reads it, and its length. */
export type AttributionWindow = { readonly label: string; readonly seconds: number };

/** What the bad events of an SLO have in common over a window, and the queries that say so. */
export type SloAttribution = {
  readonly sloId: string;
  readonly window: AttributionWindow;
  /** Events of the window; null when they are not known. */
  readonly bad: number | null;
  readonly total: number | null;
  readonly attribution: Attribution;
  /** What stands out among the events of the first finding alone; null when that was not read. */
  readonly within: {
    readonly label: string;
    readonly value: string;
    readonly findings: readonly Finding[];
  } | null;
  readonly queries: readonly string[];
};

/** Up to so many series a vector is read whole; beyond, it is summed by each label on the server. */
const mostSeries = 5_000;
/** Made by the histogram, not by what was asked of the service. */
const ownLabels = new Set(['__name__', 'le']);

/**
 * Reads an SLO's bad and total events by each of their labels: a request for each vector behind its
 * counts, a second one where a vector has too many series. Throws `SourceError`; null when the
 * SLO's counts can't be read as sums.
 */
export async function readAttribution(
  prometheus: PrometheusSource,
  slo: Slo,
  window: AttributionWindow,
  options: AskOptions,
): Promise<SloAttribution | null> {
  const plan = planAttribution(slo.sli, window.label, window.seconds);
  if (plan === null) return null;
  const vectors = distinct([...plan.bad, ...plan.total]);
  const queries: string[] = [];
  const ask = async (promql: string): Promise<readonly Sample[]> => {
    queries.push(promql);
    return (await prometheus.instant(promql, options)).value;
  };
  const series = await askEach(vectors, (one) => ask(seriesQuery(one, mostSeries + 1)));
  const whole = [...series.values()].every((rows) => rows.length <= mostSeries);
  if (whole) return { ...judgeSeries(plan, series), sloId: slo.id, window, queries };
  const labels = [...new Set([...series.values()].flatMap(labelsOf))].sort();
  const sums = await askEach(vectors, (one) => ask(labelsQuery(one, labels, mostValues + 1)));
  const counted = counting(plan, (one) => countSums(one, labels, sums.get(one.promql) ?? []));
  return { ...judge(plan, counted), within: null, sloId: slo.id, window, queries };
}

type Rows = ReadonlyMap<string, readonly Sample[]>;

function distinct(vectors: readonly SummedVector[]): readonly SummedVector[] {
  return [...new Map(vectors.map((one) => [one.promql, one])).values()];
}

async function askEach(
  vectors: readonly SummedVector[],
  ask: (vector: SummedVector) => Promise<readonly Sample[]>,
): Promise<Rows> {
  const answers = vectors.map(async (one) => [one.promql, await ask(one)] as const);
  return new Map(await Promise.all(answers));
}

function counting({ bad, total }: AttributionPlan, count: (one: SummedVector) => CountedVector) {
  return { bad: bad.map(count), total: total.map(count) };
}

function judge({ failureLabels, needed }: AttributionPlan, counted: ReturnType<typeof counting>) {
  // Errors that no series counts are none, as everywhere; without a total nothing is known.
  const known =
    counted.total.some(({ answered }) => answered) &&
    counted.bad.every(({ answered, promql }) => answered || !needed.has(promql));
  return {
    bad: known ? sumOf(counted.bad) : null,
    total: known ? sumOf(counted.total) : null,
    attribution: attribute(known ? labelCounts(counted, failureLabels) : []),
  };
}

/** Judges the series, then those of the first finding alone. */
function judgeSeries(plan: AttributionPlan, series: Rows) {
  const over = (rows: (promql: string) => readonly Sample[]) =>
    judge(
      plan,
      counting(plan, (one) => countSeries(one, rows(one.promql))),
    );
  const all = over((promql) => series.get(promql) ?? []);
  const [first] = all.attribution.findings;
  if (first === undefined) return { ...all, within: null };
  const { label, value } = first;
  const inside = over((promql) =>
    (series.get(promql) ?? []).filter(({ labels }) => (labels[label] ?? '') === value),
  );
  return { ...all, within: { label, value, findings: inside.attribution.findings } };
}

function labelsOf(rows: readonly Sample[]): string[] {
  const all = new Set(rows.flatMap(({ labels }) => Object.keys(labels)));
  return [...all].filter((label) => !ownLabels.has(label));
}

function countSeries(vector: SummedVector, rows: readonly Sample[]): CountedVector {
  const byLabel = new Map(labelsOf(rows).map((label) => [label, sumBy(rows, label)]));
  return { ...vector, answered: rows.length > 0, sum: sumRows(rows), byLabel };
}

function countSums(
  vector: SummedVector,
  labels: readonly string[],
  rows: readonly Sample[],
): CountedVector {
  const byLabel = new Map<string, ReadonlyMap<string, number> | null>();
  for (const label of labels) {
    const own = rows.filter((row) => labelOfRow(row.labels) === label);
    // One value, and that empty: the vector does not have the label.
    if (own.every((row) => (row.labels[label] ?? '') === '')) continue;
    byLabel.set(label, own.length > mostValues ? null : sumBy(own, label));
  }
  const sum = sumRows(rows.filter((row) => labelOfRow(row.labels) === null));
  return { ...vector, answered: rows.length > 0, sum, byLabel };
}

function sumBy(rows: readonly Sample[], label: string): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { labels, value } of rows) {
    const name = labels[label] ?? '';
    sums.set(name, (sums.get(name) ?? 0) + (value ?? 0));
  }
  return sums;
}

function sumRows(rows: readonly Sample[]): number {
  return rows.reduce((sum, { value }) => sum + (value ?? 0), 0);
}
