import { escapeRegex } from './buckets.ts';
import { type CounterTerm, type CountFunction, countFunction, type Matcher } from './events.ts';
import { printMetric } from './print.ts';

/** Many counters of one shape, asked in one query: they differ in the values of `by` labels alone. */
export type TermGroup = {
  readonly metric: string;
  readonly over: CountFunction;
  /** Matchers every member has. */
  readonly fixed: readonly Matcher[];
  /** Labels in whose values the members differ, sorted. */
  readonly by: readonly string[];
  /** Term key → the values of `by` that stand for it. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  /** Matches the series of all members: long for many of them, and asked for at each refresh. */
  readonly selector: string;
};

const keys = new WeakMap<CounterTerm, string>();

/**
 * Identity of a counter: its metric and matchers, whatever their order, and how it is counted; the
 * sign is not part of it.
 */
export function termKey(term: CounterTerm): string {
  // Asked for each SLO and window at each refresh: printed once.
  const known = keys.get(term) ?? printedTerm(term);
  keys.set(term, known);
  return known;
}

function printedTerm(term: CounterTerm): string {
  const printed = printMetric(term.metric, sorted(term.matchers));
  const over = countFunction(term);
  return over === 'increase' ? printed : `${printed} ${over}`;
}

/** Groups counters by shape, so that requests grow with the number of shapes, not of SLOs. */
export function groupTerms(terms: readonly CounterTerm[]): readonly TermGroup[] {
  const shapes = new Map<string, Map<string, CounterTerm>>();
  for (const term of terms) {
    const shape = shapeKey(term);
    const members = shapes.get(shape) ?? new Map<string, CounterTerm>();
    shapes.set(shape, members.set(termKey(term), term));
  }
  return [...shapes.values()].map((members) => makeGroup([...members.values()]));
}

/** `sum by (service) (increase(metric{service=~"a|b"}[5m]))`; `range` is `[5m]`, or `[5m] offset 1h`. */
export function groupQuery(group: TermGroup, range: string): string {
  return `sum${grouping(group)}(${group.over}(${group.selector}${range}))`;
}

/** At how many steps of a subquery (`[30d:1h]`) each member had a series. */
export function presenceQuery(group: TermGroup, subquery: string): string {
  return `count_over_time((count${grouping(group)}(${group.selector}))${subquery})`;
}

function grouping({ by }: TermGroup): string {
  return by.length === 0 ? '' : ` by (${by.join(', ')}) `;
}

function selector({ metric, fixed, by, members }: Omit<TermGroup, 'selector'>): string {
  const values = by.map((label, index) =>
    oneOf(
      label,
      [...members.values()].map((all) => all[index] ?? ''),
    ),
  );
  return printMetric(metric, [...fixed, ...values]);
}

function shapeKey(term: CounterTerm): string {
  const { metric, matchers } = term;
  const equal = matchers.filter(({ op }) => op === '=').map(({ label }) => label);
  const others = matchers.filter(({ op }) => op !== '=');
  return JSON.stringify([
    countFunction(term),
    metric,
    [...equal].sort(),
    printMetric('', sorted(others)),
  ]);
}

function makeGroup(members: readonly CounterTerm[]): TermGroup {
  const [first] = members;
  if (first === undefined) throw new Error('a group of counters has no member');
  const by = first.matchers
    .filter(
      ({ op, label }) =>
        op === '=' && members.some((one) => labelValue(one, label) !== labelValue(first, label)),
    )
    .map(({ label }) => label)
    .sort();
  const group = {
    metric: first.metric,
    over: countFunction(first),
    fixed: sorted(first.matchers.filter(({ op, label }) => op !== '=' || !by.includes(label))),
    by,
    members: new Map(
      members.map((one) => [termKey(one), by.map((label) => labelValue(one, label))]),
    ),
  };
  return { ...group, selector: selector(group) };
}

function labelValue({ matchers }: CounterTerm, label: string): string {
  return matchers.find((one) => one.op === '=' && one.label === label)?.value ?? '';
}

function oneOf(label: string, values: readonly string[]): Matcher {
  const value = [...new Set(values)].sort().map(escapeRegex).join('|');
  return { label, op: '=~', value };
}

function sorted(matchers: readonly Matcher[]): readonly Matcher[] {
  return [...matchers].sort((a, b) => order(a).localeCompare(order(b)));
}

function order({ label, op, value }: Matcher): string {
  return `${label}\u0000${op}\u0000${value}`;
}
