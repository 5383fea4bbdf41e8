import {
  type CounterTerm,
  countFunction,
  type EventCount,
  type EventsSli,
} from '../promql/events.ts';
import { type Expr, unwrap } from '../promql/expr.ts';
import { mapExpr } from '../promql/map-expr.ts';
import { parsePromql } from '../promql/parse.ts';
import { printExpr, printMetric } from '../promql/print.ts';
import { isWindowMark } from '../promql/window-mark.ts';

/** Queries of one scale for bad and total events, with `$window` where the window goes. */
export type ExportedQueries =
  | { readonly ok: true; readonly bad: string; readonly total: string }
  | { readonly ok: false; readonly message: string };

type Scale = 'events' | 'perSecond';

// Stands for $seconds, which PromQL can't parse: a number nobody writes.
const secondsMark = '8639977';

/**
 * The two counts of an SLI as other tools ask them: both as events, or both per second, because no
 * other tool can multiply by the length of its window.
 */
export function exportQueries({ bad, total, unit }: EventsSli): ExportedQueries {
  for (const scale of ['perSecond', 'events'] as const) {
    const [badQuery, totalQuery] = [queryOf(bad, scale), queryOf(total, scale)];
    if (badQuery !== null && totalQuery !== null)
      return { ok: true, bad: badQuery, total: totalQuery };
  }
  const message =
    unit === 'seconds'
      ? 'its query is a share over a window, not two counts'
      : 'its queries mix events with events per second';
  return { ok: false, message };
}

function queryOf(count: EventCount, scale: Scale): string | null {
  if (count.kind === 'counters') {
    const counted = count.terms.some((term) => countFunction(term) !== 'increase');
    return counted && scale === 'perSecond' ? null : sumOf(count.terms, scale);
  }
  // No other tool shortens its window by a millisecond: the ratio is the same over the whole of it.
  if (scale === 'events')
    return count.template.includes('$seconds')
      ? null
      : count.template.replaceAll('$justUnder', '$window');
  const parsed = parsePromql(count.template.replaceAll('$seconds', secondsMark));
  const expr = parsed.ok ? perSecond(parsed.expr) : null;
  return expr && printExpr(mapExpr(expr, markToWindow));
}

function sumOf(terms: readonly CounterTerm[], scale: Scale): string {
  // A difference that begins with what is taken away would be another tree.
  const ordered = [...terms].sort((one, other) => other.sign - one.sign);
  return ordered
    .map((term, at) => {
      const { sign, metric, matchers } = term;
      const name = scale === 'events' ? countFunction(term) : 'rate';
      const sum = `sum(${name}(${printMetric(metric, matchers)}[$window]))`;
      return at === 0 && sign === 1 ? sum : `${sign === 1 ? '+' : '-'} ${sum}`;
    })
    .join(' ');
}

/** The expression without its factor of seconds; null unless every part of a difference has one. */
function perSecond(expr: Expr): Expr | null {
  const node = unwrap(expr);
  if (node.kind !== 'binary') return null;
  if (node.op === '*') {
    const scaled = node.right.kind === 'number' && node.right.text === secondsMark;
    return scaled ? unwrap(node.left) : null;
  }
  if (node.op !== '-') return null;
  const [left, right] = [perSecond(node.left), perSecond(node.right)];
  if (left === null || right === null) return null;
  return { ...node, left: inParentheses(left), right: inParentheses(right) };
}

function inParentheses(expr: Expr): Expr {
  return { kind: 'paren', expr, from: expr.from, to: expr.to };
}

function markToWindow(node: Expr): Expr {
  const marked = 'range' in node && node.range !== null && isWindowMark(node.range);
  return marked ? { ...node, range: '$window' } : node;
}
