import { type AggregateExpr, type BinaryExpr, type CallExpr, type Expr, unwrap } from '../expr.ts';

/**
 * What labels an expression's series carry, as far as its text tells: none of its own (`scalar`),
 * those of an aggregation (`grouped`), those of the metric (`raw`); a recording rule, a label
 * function or a matching clause leaves it `unknown`.
 */
export type VectorShape =
  | { readonly kind: 'scalar' }
  | {
      readonly kind: 'grouped';
      readonly mode: 'by' | 'without';
      readonly labels: readonly string[];
    }
  | { readonly kind: 'raw' }
  | { readonly kind: 'unknown' };

const unknown: VectorShape = { kind: 'unknown' };
const scalars = new Set(['scalar', 'time', 'pi']);
const relabelled = new Set(['vector', 'absent', 'absent_over_time', 'label_replace', 'label_join']);
const selecting = new Set(['topk', 'bottomk', 'limitk', 'limit_ratio']);

export function shapeOf(expr: Expr): VectorShape {
  switch (expr.kind) {
    case 'number':
    case 'string':
      return { kind: 'scalar' };
    case 'selector':
      // A name with a colon is a recording: how it was aggregated is not written here.
      return expr.metric === null || expr.metric.includes(':') ? unknown : { kind: 'raw' };
    case 'paren':
    case 'unary':
    case 'subquery':
      return shapeOf(expr.expr);
    case 'call':
      return callShape(expr);
    case 'aggregate':
      return aggregateShape(expr);
    case 'binary':
      return binaryShape(expr);
  }
}

function callShape({ name, args }: CallExpr): VectorShape {
  if (scalars.has(name)) return { kind: 'scalar' };
  if (relabelled.has(name)) return unknown;
  const shape = args.map(shapeOf).find(({ kind }) => kind !== 'scalar') ?? unknown;
  if (name !== 'histogram_quantile' || shape.kind !== 'grouped' || shape.mode !== 'by')
    return shape;
  return { ...shape, labels: shape.labels.filter((label) => label !== 'le') };
}

function aggregateShape({ op, grouping, expr }: AggregateExpr): VectorShape {
  if (op === 'count_values') return unknown;
  if (selecting.has(op)) return shapeOf(expr);
  return { kind: 'grouped', ...(grouping ?? { mode: 'by', labels: [] }) };
}

function binaryShape({ op, left, right, matching }: BinaryExpr): VectorShape {
  const [first, second] = [shapeOf(left), shapeOf(right)];
  if (op === 'or' || op === 'and' || op === 'unless') return first;
  if (first.kind === 'scalar') return second;
  if (second.kind === 'scalar') return first;
  return matching === null && sameShape(first, second) ? first : unknown;
}

function sameShape(one: VectorShape, other: VectorShape): boolean {
  if (one.kind !== 'grouped' || other.kind !== 'grouped') return one.kind === other.kind;
  return one.mode === other.mode && sameLabels(one.labels, other.labels);
}

export function sameLabels(one: readonly string[], other: readonly string[]): boolean {
  return [...new Set(one)].sort().join() === [...new Set(other)].sort().join();
}

/** `vector(0)`, or `0 * anything`: what people write so that no errors count as zero errors. */
export function isZero(expr: Expr): boolean {
  const node = unwrap(expr);
  if (node.kind === 'number') return Number(node.text) === 0;
  if (node.kind === 'call') return node.name === 'vector' && node.args.every(isZero);
  return node.kind === 'binary' && node.op === '*' && (isZero(node.left) || isZero(node.right));
}

/** `+ - * / %` between two vectors, whose series have to be matched by their labels. */
export function isArithmetic({ op, matching }: BinaryExpr): boolean {
  return matching === null && ['+', '-', '*', '/', '%'].includes(op);
}
