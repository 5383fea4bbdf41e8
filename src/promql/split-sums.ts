import { isZero } from './count-events.ts';
import { type BinaryExpr, type Expr, unwrap } from './expr.ts';
import { printExpr } from './print.ts';

/** A vector whose series, each times `weight`, add up to (a part of) a count. */
export type SummedVector = { readonly weight: number; readonly promql: string };

/**
 * The vectors behind a sum, so that it can be summed by a label instead: `sum(a) - 2 * sum(b)` is
 * a and −2 b. What is no sum of sums stays one vector, with the labels it has left, if any.
 */
export function splitSums(expr: Expr, weight = 1): readonly SummedVector[] {
  switch (expr.kind) {
    case 'paren':
      return splitSums(expr.expr, weight);
    case 'unary':
      return splitSums(expr.expr, expr.op === '-' ? -weight : weight);
    case 'aggregate':
      // The whole is summed in the end: by which labels it is summed on the way is no matter.
      return expr.op === 'sum' ? splitSums(expr.expr, weight) : [whole(expr, weight)];
    case 'binary':
      return splitBinary(expr, weight) ?? [whole(expr, weight)];
    default:
      return [whole(expr, weight)];
  }
}

function splitBinary(
  { op, left, right }: BinaryExpr,
  weight: number,
): readonly SummedVector[] | null {
  const [first, second] = [constant(left), constant(right)];
  if (op === 'or') return isZero(right) ? splitSums(left, weight) : null;
  if (op === '*' && second !== null) return splitSums(left, weight * second);
  if (op === '*' && first !== null) return splitSums(right, weight * first);
  if (op === '/' && second !== null && second !== 0) return splitSums(left, weight / second);
  if ((op !== '+' && op !== '-') || !hasNoLabels(left) || !hasNoLabels(right)) return null;
  return [...splitSums(left, weight), ...splitSums(right, op === '+' ? weight : -weight)];
}

function whole(expr: Expr, weight: number): SummedVector {
  return { weight, promql: printExpr(expr) };
}

function constant(expr: Expr): number | null {
  const inner = unwrap(expr);
  const value = inner.kind === 'number' ? Number(inner.text) : Number.NaN;
  return Number.isNaN(value) ? null : value;
}

/** Whether an expression gives one series without labels: series with labels are matched, not added. */
function hasNoLabels(expr: Expr): boolean {
  const inner = unwrap(expr);
  if (inner.kind === 'aggregate')
    return (
      inner.op === 'sum' &&
      (inner.grouping === null ||
        (inner.grouping.mode === 'by' && inner.grouping.labels.length === 0))
    );
  return inner.kind === 'binary' && hasNoLabels(inner.left) && isPlain(inner.right, inner.op);
}

function isPlain(right: Expr, op: string): boolean {
  return op === 'or' ? isZero(right) : constant(right) !== null || hasNoLabels(right);
}
