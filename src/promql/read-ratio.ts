import { type BinaryExpr, type Expr, unwrap } from './expr.ts';

/** A query read as `numerator / denominator`, or one minus that, as a share or a percentage. */
export type Ratio = {
  readonly numerator: Expr;
  readonly denominator: Expr;
  /** True for `1 - a / b`. */
  readonly complemented: boolean;
  readonly percent: boolean;
};

/** Reads `(1 - (a / b)) * 100` and its relatives; null when the query is no ratio. */
export function readRatio(expr: Expr): Ratio | null {
  const node = unwrap(expr);
  if (node.kind !== 'binary') return null;
  if (node.op === '/') return plainRatio(node);
  if (node.op === '*') return readPercent(node);
  if (node.op === '-') return readComplement(node);
  return null;
}

function plainRatio({ left, right }: BinaryExpr): Ratio | null {
  if (isNumber(right)) return null;
  // `100 * a / b` reads from the left: (100 * a) / b.
  const hundredfold = timesHundred(left);
  return {
    numerator: hundredfold ?? left,
    denominator: right,
    complemented: false,
    percent: hundredfold !== null,
  };
}

/** What is multiplied by 100, or null. */
function timesHundred(expr: Expr): Expr | null {
  const node = unwrap(expr);
  if (node.kind !== 'binary' || node.op !== '*') return null;
  if (isNumber(node.right, 100)) return node.left;
  return isNumber(node.left, 100) ? node.right : null;
}

function readPercent(node: BinaryExpr): Ratio | null {
  const inner = timesHundred(node);
  const ratio = inner && readRatio(inner);
  return ratio && { ...ratio, percent: true };
}

function readComplement({ left, right }: BinaryExpr): Ratio | null {
  const ratio = readRatio(right);
  const whole = ratio?.percent ? 100 : 1;
  if (ratio === null || !isNumber(left, whole)) return null;
  return { ...ratio, complemented: !ratio.complemented };
}

function isNumber(expr: Expr, value?: number): boolean {
  const node = unwrap(expr);
  if (node.kind !== 'number') return false;
  return value === undefined || Number(node.text) === value;
}
