import type { Expr } from './expr.ts';

/** A copy of a tree in which `change` has been applied to each node, children first. */
export function mapExpr(expr: Expr, change: (node: Expr) => Expr): Expr {
  return change(mapChildren(expr, (child) => mapExpr(child, change)));
}

/** Every node of a tree, parents before children. */
export function* walkExpr(expr: Expr): Generator<Expr> {
  yield expr;
  for (const child of childrenOf(expr)) yield* walkExpr(child);
}

export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'call':
      return expr.args;
    case 'aggregate':
      return expr.param === null ? [expr.expr] : [expr.param, expr.expr];
    case 'binary':
      return [expr.left, expr.right];
    case 'subquery':
    case 'unary':
    case 'paren':
      return [expr.expr];
    default:
      return [];
  }
}

/** A copy of one node in which `change` has been applied to each of its children. */
export function mapChildren(expr: Expr, change: (node: Expr) => Expr): Expr {
  switch (expr.kind) {
    case 'call':
      return { ...expr, args: expr.args.map(change) };
    case 'aggregate':
      return { ...expr, param: expr.param && change(expr.param), expr: change(expr.expr) };
    case 'binary':
      return { ...expr, left: change(expr.left), right: change(expr.right) };
    case 'subquery':
    case 'unary':
    case 'paren':
      return { ...expr, expr: change(expr.expr) };
    default:
      return expr;
  }
}
