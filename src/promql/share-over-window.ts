import { rewindow } from './count-events.ts';
import type { EventsSli } from './events.ts';
import { type Expr, unwrap } from './expr.ts';
import { walkExpr } from './map-expr.ts';
import { printExpr } from './print.ts';

/** What a query measures: which share, and whether it is out of 1 or of 100. */
export type ShareScale = { readonly share: 'bad' | 'good'; readonly outOf: 1 | 100 };

/**
 * A share that is no ratio of two counts, as bad and total time. With a range it is asked over each
 * window: bad = share × seconds. Without one it is a gauge, sampled each minute of the window.
 */
export function shareOverWindow(expr: Expr, scale: ShareScale): EventsSli {
  // One step without traffic is 0/0: a comparison drops it, where a sum of it would be lost.
  const known = `(${printVector(rewindow(expr))} < Inf)`;
  const bad = badShare(known, scale);
  return hasRange(expr)
    ? {
        bad: { kind: 'expression', template: `${bad} * $seconds` },
        total: { kind: 'expression', template: `${known} * 0 + $seconds` },
        unit: 'seconds',
      }
    : {
        bad: { kind: 'expression', template: `sum_over_time((${bad})[$justUnder:1m])` },
        total: { kind: 'expression', template: `count_over_time(${known}[$justUnder:1m])` },
        unit: 'samples',
      };
}

function badShare(known: string, { share, outOf }: ShareScale): string {
  const part = outOf === 1 ? known : `${known} / ${outOf}`;
  return share === 'bad' ? part : `(1 - ${part})`;
}

function hasRange(expr: Expr): boolean {
  return [...walkExpr(expr)].some((node) => 'range' in node && node.range !== null);
}

/** PromQL of an expression in parentheses; a plain number becomes a vector, which `sum` can add up. */
export function printVector(expr: Expr): string {
  return isScalar(expr) ? `vector(${printExpr(expr)})` : `(${printExpr(expr)})`;
}

const scalarCalls = new Set(['scalar', 'time', 'pi']);

function isScalar(expr: Expr): boolean {
  const node = unwrap(expr);
  if (node.kind === 'call') return scalarCalls.has(node.name);
  if (node.kind === 'unary') return isScalar(node.expr);
  if (node.kind === 'binary') return isScalar(node.left) && isScalar(node.right);
  return node.kind === 'number';
}
