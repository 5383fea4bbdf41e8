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
      if (losesLabels(sides[0]) && sides[1].kind === 'raw')
        return [finding(node, sides[0], right, context)];
      if (sides[0].kind === 'raw' && losesLabels(sides[1]))
        return [finding(node, sides[1], left, context)];
      return [];
    }),
};

type Grouped = VectorShape & { kind: 'grouped'; mode: 'by' };

/** `without` keeps all labels but those it names, and may leave just those of the other side. */
function losesLabels(shape: VectorShape): shape is Grouped {
  return shape.kind === 'grouped' && shape.mode === 'by';
}

function finding(node: Expr, grouped: Grouped, raw: Expr, context: RuleContext): Found {
  // With `by` the labels may happen to be all the other side has; with none they can't.
  const none = grouped.labels.length === 0;
  const severity = none ? 'error' : 'warning';
  const sum = none ? 'sum' : `sum by (${grouped.labels.join(', ')}) `;
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
