import {
  type AttributionPlan,
  labelsQuery,
  planAttribution,
  seriesQuery,
} from '../promql/attribution-plan.ts';
import type { SummedVector } from '../promql/split-sums.ts';
import { type Attribution, attribute, mostValues } from '../slo/attribution.ts';
import { type Counts, unknownCounts } from '../slo/counts.ts';
import type { Slo } from '../slo/slo.ts';
import type { Finding } from '../slo/stand-out.ts';
import type { AskOptions, PrometheusSource } from '../sources/prometheus/prometheus-source.ts';
import {
  type AskVector,
  type ExplainedExclusion,
  exclusionOf,
  readExcludedParts,
  withoutExcluded,
} from './attribution-exclusion.ts';
import { countSeries, countSums, labelsOf, type Rows } from './attribution-rows.ts';
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
  /** What `corrections:` take out of all of the above, and the events with nothing taken out. */
  readonly excluded: ExplainedExclusion & { readonly raw: Counts };
  /** Those over the window; each was asked over the excluded intervals, too, at their ends. */
  readonly queries: readonly string[];
};

/** Up to so many series a vector is read whole; beyond, it is summed by each label on the server. */
const mostSeries = 5_000;

/**
 * Reads an SLO's bad and total events up to `at` by each of their labels: a request for each vector
 * behind its counts, a second one where a vector has too many series, and as many for each excluded
 * interval of the window. Throws `SourceError`; null when the SLO's counts can't be read as sums.
 */
export async function readAttribution(
  prometheus: PrometheusSource,
  slo: Slo,
  window: AttributionWindow,
  { at: asked, signal }: Moment,
): Promise<SloAttribution | null> {
  const plan = planAttribution(slo.sli, window.label, window.seconds);
  if (plan === null) return null;
  const at = Math.floor(asked / 1000) * 1000;
  const queries: string[] = [];
  const ask: AskVector = async (promql, moment) =>
    (await prometheus.instant(promql, { at: moment, ...(signal && { signal }) })).value;
  const askWindow = (promql: string) => {
    queries.push(promql);
    return ask(promql, at);
  };
  const exclusion = await exclusionOf(slo, window, at);
  const judged = exclusion.everything
    ? nothingToJudge(exclusion)
    : await readJudged(slo, plan, exclusion, { askWindow, ask });
  return { ...judged, sloId: slo.id, window, queries };
}

export type Moment = AskOptions & { readonly at: number };

type Judged = Omit<SloAttribution, 'sloId' | 'window' | 'queries'>;

function nothingToJudge(exclusion: ExplainedExclusion): Judged {
  const excluded = { ...exclusion, raw: unknownCounts };
  return { ...unknownCounts, attribution: attribute([]), within: null, excluded };
}

type Asking = {
  /** Asks at the end of the window. */
  readonly askWindow: (promql: string) => ReturnType<AskVector>;
  readonly ask: AskVector;
};

async function readJudged(
  slo: Slo,
  plan: AttributionPlan,
  { intervals }: ExplainedExclusion,
  { askWindow, ask }: Asking,
): Promise<Judged> {
  const vectors = distinct([...plan.bad, ...plan.total]);
  const series = await askEach(vectors, (one) => askWindow(seriesQuery(one, mostSeries + 1)));
  const whole = [...series.values()].every((rows) => rows.length <= mostSeries);
  const labels = [...new Set([...series.values()].flatMap(labelsOf))].sort();
  const query = (one: SummedVector) =>
    whole ? seriesQuery(one, mostSeries + 1) : labelsQuery(one, labels, mostValues + 1);
  const rows = whole ? series : await askEach(vectors, (one) => askWindow(query(one)));
  const count = (over: Rows) =>
    counting(plan, (one) => {
      const own = over.get(one.promql) ?? [];
      return whole ? countSeries(one, own) : countSums(one, labels, own);
    });
  const countsOf = (over: Rows) => eventsOf(plan, count(over));
  const parts = await readExcludedParts(slo, plan, intervals, (one, end) => ask(query(one), end));
  const left = withoutExcluded(rows, parts, countsOf);
  const excluded = { intervals: left.taken, everything: false, raw: countsOf(rows) };
  const all = judge(plan, count(left.rows));
  return { ...all, within: whole ? judgeWithin(plan, left.rows, all.attribution) : null, excluded };
}

function distinct(vectors: readonly SummedVector[]): readonly SummedVector[] {
  return [...new Map(vectors.map((one) => [one.promql, one])).values()];
}

async function askEach(
  vectors: readonly SummedVector[],
  ask: (vector: SummedVector) => ReturnType<AskVector>,
): Promise<Rows> {
  const answers = vectors.map(async (one) => [one.promql, await ask(one)] as const);
  return new Map(await Promise.all(answers));
}

type Counted = ReturnType<typeof counting>;

function counting({ bad, total }: AttributionPlan, count: (one: SummedVector) => CountedVector) {
  return { bad: bad.map(count), total: total.map(count) };
}

function eventsOf({ needed }: AttributionPlan, counted: Counted): Counts {
  // Errors that no series counts are none, as everywhere; without a total nothing is known.
  const known =
    counted.total.some(({ answered }) => answered) &&
    counted.bad.every(({ answered, promql }) => answered || !needed.has(promql));
  return known ? { bad: sumOf(counted.bad), total: sumOf(counted.total) } : unknownCounts;
}

function judge(plan: AttributionPlan, counted: Counted) {
  const events = eventsOf(plan, counted);
  const labels = events.total === null ? [] : labelCounts(counted, plan.failureLabels);
  return { ...events, attribution: attribute(labels) };
}

/** Judges the series of the first finding alone. */
function judgeWithin(
  plan: AttributionPlan,
  series: Rows,
  { findings: [first] }: Attribution,
): SloAttribution['within'] {
  if (first === undefined) return null;
  const { label, value } = first;
  const inside = counting(plan, (one) => {
    const rows = series.get(one.promql) ?? [];
    return countSeries(
      one,
      rows.filter(({ labels }) => (labels[label] ?? '') === value),
    );
  });
  return { label, value, findings: judge(plan, inside).attribution.findings };
}
