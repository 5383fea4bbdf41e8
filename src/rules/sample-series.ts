import { type CounterTerm, countFunction, type EventsSli, type Matcher } from '../promql/events.ts';
import { type LabelledSeries, labelledSeries } from './labelled-series.ts';
import { sampleLevels } from './sample-levels.ts';
import { matches } from './sample-text.ts';

/** Made-up series of a test: all of them always exist. */
export type SampleSeries = {
  readonly inputs: readonly SampleInput[];
  /** The same series by their labels, and what the SLI reads. */
  readonly series: readonly LabelledSeries[];
  readonly terms: readonly ReadMetric[];
};

/** A series as promtool reads it, and what it does while all is well and while everything fails. */
export type SampleInput = { readonly text: string } & (
  | { readonly kind: 'counter'; readonly healthy: boolean; readonly failing: boolean }
  | { readonly kind: 'gauge'; readonly healthy: number; readonly failing: number }
);

type ReadMetric = Pick<CounterTerm, 'metric' | 'matchers'>;

type Series = LabelledSeries & {
  /** What one event of this series adds to the bad and to all events. */
  readonly bad: number;
  readonly total: number;
};

/** Their subsets are tried one by one. */
const mostSeries = 10;

/** Finds series that satisfy the matchers of an SLI; null when they can't be guessed. */
export function sampleSeries(sli: EventsSli): SampleSeries | null {
  return sampleCounters(sli) ?? sampleGauges(sli);
}

function sampleGauges(sli: EventsSli): SampleSeries | null {
  const series = sampleLevels(sli);
  if (series === null) return null;
  const inputs = series.map(({ text, healthy, failing }): SampleInput => {
    return { kind: 'gauge', text, healthy, failing };
  });
  return { inputs, series, terms: series };
}

function sampleCounters({ bad, total }: EventsSli): SampleSeries | null {
  if (bad.kind !== 'counters' || total.kind !== 'counters') return null;
  const terms = [...bad.terms, ...total.terms];
  if (terms.some((term) => countFunction(term) !== 'increase')) return null;
  const found = terms
    .flatMap((term) => variants(term, terms))
    .flatMap((term) => sample(term, bad.terms, total.terms) ?? []);
  const series = [...new Map(found.map((one) => [one.text, one])).values()];
  if (series.length > mostSeries) return null;
  const sets = subsets(series);
  const healthy = sets.find((set) => sum(set, 'bad') === 0 && sum(set, 'total') > 0);
  const failing = sets.find((set) => sum(set, 'bad') > 0 && sum(set, 'bad') === sum(set, 'total'));
  if (healthy === undefined || failing === undefined) return null;
  const inputs = series.map((one): SampleInput => {
    const counts = { healthy: healthy.includes(one), failing: failing.includes(one) };
    return { kind: 'counter', text: one.text, ...counts };
  });
  return { inputs, series, terms };
}

/** Whether two SLOs' series can stand in one test: neither SLO counts a series of the other's. */
export function keepApart(one: SampleSeries, other: SampleSeries): boolean {
  return !countsAny(one, other.series) && !countsAny(other, one.series);
}

function countsAny({ terms }: SampleSeries, series: readonly LabelledSeries[]): boolean {
  return series.some(({ metric, labels }) =>
    terms.some((term) => term.metric === metric && covers(term, labels)),
  );
}

/** A counter as it is, and what of it another counter of the metric leaves out. */
function variants(term: CounterTerm, terms: readonly CounterTerm[]): readonly CounterTerm[] {
  const others = terms.filter(({ metric }) => metric === term.metric);
  const left = others.flatMap(({ matchers }) => matchers.map(opposite));
  return [term, ...left.map((one) => ({ ...term, matchers: [...term.matchers, one] }))];
}

const opposites = { '=': '!=', '!=': '=', '=~': '!~', '!~': '=~' } as const;

function opposite(matcher: Matcher): Matcher {
  return { ...matcher, op: opposites[matcher.op] };
}

function sample(
  { metric, matchers }: CounterTerm,
  bad: readonly CounterTerm[],
  total: readonly CounterTerm[],
): Series | null {
  const series = labelledSeries(metric, matchers);
  if (series === null) return null;
  const counted = (terms: readonly CounterTerm[]) =>
    terms
      .filter((term) => term.metric === metric && covers(term, series.labels))
      .reduce((amount, { sign }) => amount + sign, 0);
  return { ...series, bad: counted(bad), total: counted(total) };
}

function covers({ matchers }: ReadMetric, labels: ReadonlyMap<string, string>): boolean {
  return matchers.every((matcher) => matches(matcher, labels.get(matcher.label) ?? ''));
}

/** Every choice out of a few series, small ones first. */
function subsets(series: readonly Series[]): readonly (readonly Series[])[] {
  const sets = Array.from({ length: 2 ** series.length }, (_, choice) =>
    series.filter((_one, at) => (choice & (1 << at)) !== 0),
  );
  return sets.sort((a, b) => a.length - b.length);
}

function sum(set: readonly Series[], kind: 'bad' | 'total'): number {
  return set.reduce((amount, one) => amount + one[kind], 0);
}
