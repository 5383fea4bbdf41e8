import type { Expr } from '../expr.ts';
import { walkExpr } from '../map-expr.ts';
import type { Found, LintRule, RuleContext } from './finding.ts';
import { seriesOf } from './self-division.ts';
import { wrap } from './summing.ts';
import { isArithmetic, shapeOf, type VectorShape } from './vector-shape.ts';

/** `sum(rate(a[5m])) / rate(b[5m])`: a sum has lost the labels that the other side still has. */
export const oneSideAggregated: LintRule = {
  id: 'one-side-aggregated',
  roles: ['share', 'count', 'value', 'rule'],
  check: (expr, context) =>
    [...walkExpr(expr)].flatMap((node): Found[] => {
      if (node.kind !== 'binary' || !isArithmetic(node)) return [];
      const { left, right } = node;
      const sides = [shapeOf(left), shapeOf(right)] as const;
      if (sides[0].kind === 'grouped' && sides[1].kind === 'raw')
        return [finding(node, sides[0], right, context)];
      if (sides[0].kind === 'raw' && sides[1].kind === 'grouped')
        return [finding(node, sides[1], left, context)];
      return [];
    }),
};

function finding(
  node: Expr,
  grouped: VectorShape & { kind: 'grouped' },
  raw: Expr,
  context: RuleContext,
): Found {
  // With `by` the labels may happen to be all the other side has; with none they can't.
  const severity = grouped.labels.length === 0 && grouped.mode === 'by' ? 'error' : 'warning';
  const sum =
    grouped.labels.length === 0 ? 'sum' : `sum ${grouped.mode} (${grouped.labels.join(', ')}) `;
  const mendable =
    context.role !== 'rule' &&
    context.role !== 'value' &&
    seriesOf(raw)?.call !== '' &&
    seriesOf(raw) !== null;
  return {
    severity,
    message:
      'one side is aggregated and the other is not, so their labels differ and nothing matches: aggregate both',
    from: node.from,
    to: node.to,
    ...(mendable && { fix: wrap(raw, sum) }),
  };
}
