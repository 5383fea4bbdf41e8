import { type CounterTerm, countFunction, type EventCount, type EventsSli } from './events.ts';
import { termKey } from './group-terms.ts';

/** Values of counts by key, over one window. */
export type CountValues = ReadonlyMap<string, number>;

/** Bad and total events; null when not known. */
export type EventValues = { readonly bad: number | null; readonly total: number | null };

/**
 * Bad and total events of one SLI out of a window's values. A series that is not there means zero
 * only where it must: errors of a metric whose total is known (no client exports a status that
 * never happened), or of a metric that answered elsewhere (`seen`). Anything else stays unknown.
 */
export function readEvents(
  sli: EventsSli,
  values: CountValues,
  seen: ReadonlySet<string>,
): EventValues {
  const total = readCount(sli.total, values, () => false);
  if (total === null) return { bad: null, total: null };
  // Samples that are there have a sum: without one it is NaN, not zero.
  // A histogram has all its buckets or none: one that is not there has another bound.
  const absentIsZero = ({ metric, matchers }: CounterTerm) =>
    !matchers.some(({ label }) => label === 'le') &&
    !sampledMetrics(sli.total).includes(metric) &&
    (metricsOf(sli.total).includes(metric) || seen.has(metric));
  const bad = readCount(sli.bad, values, absentIsZero);
  // Extrapolation can put a part a hair above its whole, and a difference a hair below zero.
  return { bad: bad === null ? null : Math.min(Math.max(bad, 0), Math.max(total, 0)), total };
}

function readCount(
  count: EventCount,
  values: CountValues,
  absentIsZero: (term: CounterTerm) => boolean,
): number | null {
  if (count.kind === 'expression') return values.get(count.template) ?? null;
  let sum = 0;
  for (const term of count.terms) {
    const value = values.get(termKey(term)) ?? (absentIsZero(term) ? 0 : null);
    if (value === null) return null;
    sum += term.sign * value;
  }
  return sum;
}

function sampledMetrics(count: EventCount): readonly string[] {
  if (count.kind === 'expression') return [];
  return count.terms
    .filter((term) => countFunction(term) === 'count_over_time')
    .map(({ metric }) => metric);
}

/** Metrics a count adds up; empty for an expression. */
export function metricsOf(count: EventCount): readonly string[] {
  return count.kind === 'counters' ? count.terms.map(({ metric }) => metric) : [];
}
