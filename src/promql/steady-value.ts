import type { BinaryExpr, CallExpr, Expr, SelectorExpr } from './expr.ts';

/** Functions and aggregations that give back what does not change. */
const keeping = new Set([
  ...['avg', 'min', 'max', 'sum', 'avg_over_time', 'min_over_time', 'max_over_time'],
  ...['last_over_time', 'quantile_over_time', 'vector', 'scalar'],
]);

const arithmetic: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
};

const comparisons: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
};

/**
 * What an expression gives when each selector has one series, whose value never changes, and one
 * sample in every range: counts and sums over time are then as if of one sample. Null when that can't
 * be said, or when a comparison leaves nothing.
 */
export function steadyValue(
  expr: Expr,
  levelOf: (selector: SelectorExpr) => number | null,
): number | null {
  const evaluate = (node: Expr) => steadyValue(node, levelOf);
  switch (expr.kind) {
    case 'number':
      return numberOf(expr.text);
    case 'selector':
      return expr.modifiers === '' ? levelOf(expr) : null;
    case 'paren':
    case 'subquery':
      return evaluate(expr.expr);
    case 'aggregate':
      return keeping.has(expr.op) ? evaluate(expr.expr) : null;
    case 'unary': {
      const value = evaluate(expr.expr);
      return value === null || expr.op !== '-' ? value : -value;
    }
    case 'call':
      return callValue(expr, evaluate);
    case 'binary':
      return binaryValue(expr, evaluate);
    case 'string':
      return null;
  }
}

type ValueOf = (node: Expr) => number | null;

function callValue({ name, args }: CallExpr, evaluate: ValueOf): number | null {
  const subject = name === 'quantile_over_time' ? args[1] : args[0];
  const value = subject === undefined ? null : evaluate(subject);
  if (value === null) return null;
  const limit = args[1] === undefined ? null : evaluate(args[1]);
  if (name === 'count_over_time') return 1;
  if (name === 'sum_over_time') return value;
  if (name === 'clamp_min') return limit === null ? null : Math.max(value, limit);
  if (name === 'clamp_max') return limit === null ? null : Math.min(value, limit);
  return keeping.has(name) ? value : null;
}

function binaryValue({ op, left, right, bool }: BinaryExpr, evaluate: ValueOf): number | null {
  const [a, b] = [evaluate(left), evaluate(right)];
  if (a === null || b === null) return null;
  const compare = comparisons[op];
  if (compare === undefined) return arithmetic[op]?.(a, b) ?? null;
  if (bool) return compare(a, b) ? 1 : 0;
  return compare(a, b) ? a : null;
}

function numberOf(text: string): number | null {
  const infinite = /^([+-]?)inf$/i.exec(text);
  if (infinite !== null) return infinite[1] === '-' ? -Infinity : Infinity;
  const value = Number(text);
  return Number.isNaN(value) ? null : value;
}
