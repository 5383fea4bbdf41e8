import type { EventCount, EventsSli } from './events.ts';
import { fillWindow } from './fill-window.ts';
import { groupQuery, groupTerms, presenceQuery, type TermGroup } from './group-terms.ts';

/** One row of an answer: labels and a value, null when it is not a number. */
export type Row = {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number | null;
};

/** One question: several queries joined by `or`, told apart by the label `onduty_query`. */
export type Question = {
  readonly promql: string;
  /** Turns the answer's rows into the value of each count key; a key without a row is missing. */
  read(rows: readonly Row[]): ReadonlyMap<string, number>;
};

/** How to ask for every count of many SLIs, over any window, in few requests. */
export type QueryPlan = {
  /** The questions for one window. `range` is what stands behind the selector: `[5m]`, `[5m] offset 1h`. */
  questions(range: string, seconds: number): readonly Question[];
  /**
   * The questions for how much of a window has data: steps of `stepSeconds` at which a total's
   * series were there. Expressions have no series of their own and are left out.
   */
  coverage(windowLabel: string, stepSeconds: number): readonly Question[];
};

const tag = 'onduty_query';
/** A union of 200 expressions is slower than four of 50 (measured on Prometheus 2.42). */
const unionSize = 50;

type Part = { readonly promql: string; read(row: Row): readonly (readonly [string, number])[] };

type Planned = {
  readonly slis: readonly EventsSli[];
  readonly only: EventCount['kind'] | undefined;
  readonly plan: QueryPlan;
};

const planned = new WeakMap<EventsSli, Planned[]>();

/**
 * Plans the queries for a set of SLIs: counters of one shape share a query, the rest share requests.
 * `only` leaves out counts of the other kind: counters can be rolled, expressions can't.
 * Most windows are asked for the same SLIs: their plan is made once.
 */
export function planQueries(slis: readonly EventsSli[], only?: EventCount['kind']): QueryPlan {
  const [first] = slis;
  if (first === undefined) return makePlan(slis, only);
  const known = planned.get(first) ?? [];
  const same = known.find((one) => one.only === only && hasTheSame(one.slis, slis));
  if (same !== undefined) return same.plan;
  const plan = makePlan(slis, only);
  planned.set(first, [...known, { slis, only, plan }]);
  return plan;
}

function hasTheSame(some: readonly EventsSli[], others: readonly EventsSli[]): boolean {
  return some.length === others.length && some.every((sli, at) => sli === others[at]);
}

function makePlan(slis: readonly EventsSli[], only?: EventCount['kind']): QueryPlan {
  const counts = slis
    .flatMap(({ bad, total }) => [bad, total])
    .filter(({ kind }) => only === undefined || kind === only);
  const groups = groupTerms(counts.flatMap((one) => (one.kind === 'counters' ? one.terms : [])));
  const totals = groupTerms(
    slis.flatMap(({ total }) => (total.kind === 'counters' ? total.terms : [])),
  );
  const templates = [...new Set(counts.flatMap(templateOf))];
  return {
    questions(range, seconds) {
      const parts = [
        ...groups.map((group) => groupPart(group, range)),
        ...templates.map((one) => expressionPart(one, range, seconds)),
      ];
      return chunks(parts, unionSize).map(question);
    },
    coverage(windowLabel, stepSeconds) {
      const parts = totals.map((group) => coveragePart(group, `[${windowLabel}:${stepSeconds}s]`));
      return chunks(parts, unionSize).map(question);
    },
  };
}

function templateOf(count: EventCount): string[] {
  return count.kind === 'expression' ? [count.template] : [];
}

function groupPart(group: TermGroup, range: string): Part {
  return { promql: groupQuery(group, range), read: readByLabels(group) };
}

function coveragePart(group: TermGroup, subquery: string): Part {
  return { promql: presenceQuery(group, subquery), read: readByLabels(group) };
}

const readers = new WeakMap<TermGroup, Part['read']>();

/** One reader serves every window and refresh. */
function readByLabels(group: TermGroup): Part['read'] {
  const reader = readers.get(group) ?? labelReader(group);
  readers.set(group, reader);
  return reader;
}

function labelReader(group: TermGroup): Part['read'] {
  const keys = new Map([...group.members].map(([key, values]) => [JSON.stringify(values), key]));
  return ({ labels, value }) => {
    const key = keys.get(JSON.stringify(group.by.map((label) => labels[label] ?? '')));
    return key === undefined || value === null ? [] : [[key, value]];
  };
}

/** An expression may give several series: they are events of the same SLI, and add up. It has no offset. */
function expressionPart(template: string, range: string, seconds: number): Part {
  const window = range.slice(1, range.indexOf(']'));
  return {
    promql: `sum(${fillWindow(template, window, seconds)})`,
    read: ({ value }) => (value === null ? [] : [[template, value]]),
  };
}

function question(parts: readonly Part[]): Question {
  const [only] = parts;
  const alone = parts.length === 1 && only !== undefined;
  const promql = alone
    ? only.promql
    : parts
        .map(({ promql }, at) => `label_replace(${promql}, "${tag}", "${at}", "", "")`)
        .join(' or ');
  return {
    promql,
    read: (rows) =>
      new Map(rows.flatMap((row) => parts[alone ? 0 : Number(row.labels[tag])]?.read(row) ?? [])),
  };
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}
