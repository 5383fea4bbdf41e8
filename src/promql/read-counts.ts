import type { EventCount, EventsSli } from './events.ts';
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
  const known = new Set(metricsOf(sli.total));
  const bad = readCount(sli.bad, values, (metric) => known.has(metric) || seen.has(metric));
  // Extrapolation can put a part a hair above its whole, and a difference a hair below zero.
  return { bad: bad === null ? null : Math.min(Math.max(bad, 0), Math.max(total, 0)), total };
}

function readCount(
  count: EventCount,
  values: CountValues,
  absentIsZero: (metric: string) => boolean,
): number | null {
  if (count.kind === 'expression') return values.get(count.template) ?? null;
  let sum = 0;
  for (const term of count.terms) {
    const value = values.get(termKey(term)) ?? (absentIsZero(term.metric) ? 0 : null);
    if (value === null) return null;
    sum += term.sign * value;
  }
  return sum;
}

/** Metrics a count adds up; empty for an expression. */
export function metricsOf(count: EventCount): readonly string[] {
  return count.kind === 'counters' ? count.terms.map(({ metric }) => metric) : [];
}
