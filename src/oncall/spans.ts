import type { Span } from './shift.ts';

/** All the time that is in any of the spans, as the fewest spans, in order. */
export function union(spans: readonly Span[]): readonly Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= start) continue;
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** The parts of one span inside others, which are in order and do not overlap. */
export function partsInside<S extends Span>(span: S, others: readonly Span[]): readonly S[] {
  const parts: S[] = [];
  for (let index = firstEndingAfter(others, span.start); index < others.length; index += 1) {
    const other = others[index];
    if (!other || other.start >= span.end) break;
    const start = Math.max(span.start, other.start);
    parts.push({ ...span, start, end: Math.min(span.end, other.end) });
  }
  return parts;
}

/** The parts of one span outside others, which are in order and do not overlap. */
export function partsOutside<S extends Span>(span: S, others: readonly Span[]): readonly S[] {
  const parts: S[] = [];
  let { start } = span;
  for (let index = firstEndingAfter(others, start); index < others.length; index += 1) {
    const other = others[index];
    if (!other || other.start >= span.end) break;
    if (other.start > start) parts.push({ ...span, start, end: other.start });
    start = other.end;
  }
  if (start < span.end) parts.push({ ...span, start });
  return parts;
}

/** Index of the first span, of some in order without overlap, that ends after `at`. */
export function firstEndingAfter(spans: readonly Span[], at: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
