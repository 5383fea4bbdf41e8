import { type CounterTerm, countFunction, type EventCount, type EventsSli } from './events.ts';
import { printMetric } from './print.ts';

type Values = Readonly<Record<string, string>>;

/** Whether an SLI can be split by labels: its counts are sums of series that have them. */
export function canSplit({ bad, total }: EventsSli): boolean {
  return bad.kind === 'counters' && total.kind === 'counters';
}

/** Labels that tell bad events from good ones: split by them, every part is all bad or all good. */
export function outcomeLabels({ bad, total }: EventsSli, labels: readonly string[]): string[] {
  const [inBad, inTotal] = [matchedLabels(bad), matchedLabels(total)];
  return labels.filter((label) => inBad.has(label) && !inTotal.has(label));
}

function matchedLabels(count: EventCount): ReadonlySet<string> {
  if (count.kind === 'expression') return new Set();
  return new Set(count.terms.flatMap(({ matchers }) => matchers.map(({ label }) => label)));
}

/** The SLI of the series with these values of labels alone. */
export function narrowSli({ bad, total, ...rest }: EventsSli, values: Values): EventsSli {
  return { ...rest, bad: narrow(bad, values), total: narrow(total, values) };
}

function narrow(count: EventCount, values: Values): EventCount {
  if (count.kind === 'expression') return count;
  const added = Object.entries(values).map(
    ([label, value]) => ({ label, op: '=', value }) as const,
  );
  const terms = count.terms.map((term) => ({ ...term, matchers: [...term.matchers, ...added] }));
  return { ...count, terms };
}

/** What is asked to learn the values by which an SLI is split, over a range such as `1d`. */
export type SplitQueries = {
  /** The values with most bad events. */
  readonly worst: string;
  /** The values with most events. */
  readonly busiest: string;
  /** How many there are. */
  readonly found: string;
};

export function splitQueries(
  sli: EventsSli,
  labels: readonly string[],
  range: string,
  most: number,
): SplitQueries {
  const all = summedBy(sli.total, labels, range);
  return {
    // A value without bad events is no news, and would fill the list at random.
    worst: `topk(${most}, (${summedBy(sli.bad, labels, range)}) > 0)`,
    busiest: `topk(${most}, ${all})`,
    found: `count(${all})`,
  };
}

function summedBy(count: EventCount, labels: readonly string[], range: string): string {
  if (count.kind === 'expression') return count.template;
  return count.terms.map((term, at) => summedTerm(term, labels, range, at === 0)).join('');
}

function summedTerm(
  term: CounterTerm,
  labels: readonly string[],
  range: string,
  first: boolean,
): string {
  const series = printMetric(term.metric, term.matchers);
  const sum = `sum by (${labels.join(', ')}) (${countFunction(term)}(${series}[${range}]))`;
  const sign = term.sign === 1 ? '+' : '-';
  if (first) return term.sign === 1 ? sum : `-${sum}`;
  return ` ${sign} ${sum}`;
}
