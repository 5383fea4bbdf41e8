import { type Expr, type SelectorExpr, unwrap } from '../promql/expr.ts';
import { mapExpr, walkExpr } from '../promql/map-expr.ts';
import { parsePromql } from '../promql/parse.ts';
import { printExpr } from '../promql/print.ts';

const counterName = /_(total|count|bucket)$/;

/**
 * The query of a metric that OpenSLO says is a counter (`counter: true`), or of which it says
 * nothing and which is one by its name: where it asks for the counter's own value, its increase
 * over each window. Any other query is left as it is.
 */
export function counterQuery(query: string, counter: boolean | null | undefined): string {
  const parsed = parsePromql(query);
  if (!parsed.ok || counter === false) return query;
  const nodes = [...walkExpr(parsed.expr)];
  const known = counter === true || nodes.every(isNamedCounter);
  if (!known || !nodes.every(isPlain)) return query;
  const summed = unwrap(parsed.expr).kind === 'aggregate';
  const increased = mapExpr(parsed.expr, (node) =>
    node.kind === 'selector' ? increaseOf(node, summed) : node,
  );
  return printExpr(increased);
}

/** What adds counters up and does nothing else to them. */
function isPlain(node: Expr): boolean {
  if (node.kind === 'selector') return node.range === null && node.modifiers === '';
  if (node.kind === 'aggregate') return node.op === 'sum';
  if (node.kind === 'binary') return node.op === '+' || node.op === '-';
  return node.kind === 'paren';
}

function isNamedCounter(node: Expr): boolean {
  return node.kind !== 'selector' || counterName.test(node.metric ?? '');
}

function increaseOf(selector: SelectorExpr, summed: boolean): Expr {
  const span = { from: selector.from, to: selector.to };
  const ranged = { ...selector, range: '$window' };
  const increase: Expr = { kind: 'call', name: 'increase', args: [ranged], ...span };
  if (summed) return increase;
  return { kind: 'aggregate', op: 'sum', grouping: null, param: null, expr: increase, ...span };
}
