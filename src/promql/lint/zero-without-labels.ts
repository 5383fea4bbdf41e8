import { type BinaryExpr, type Expr, unwrap } from '../expr.ts';
import { walkExpr } from '../map-expr.ts';
import type { Found, LintRule, RuleContext } from './finding.ts';
import { textOf } from './summing.ts';
import { shapeOf } from './vector-shape.ts';

/** `sum by (service) (x) or vector(0)`: the zero carries no label, so it is no service's zero. */
export const zeroWithoutLabels: LintRule = {
  id: 'zero-without-labels',
  roles: ['share', 'count', 'value', 'rule'],
  check: (expr, context) => {
    const nodes = [...walkExpr(expr)];
    return nodes.flatMap((node): Found[] => {
      if (node.kind !== 'binary' || node.op !== 'or' || node.matching !== null) return [];
      const shape = shapeOf(node.left);
      const zero = unwrap(node.right);
      if (shape.kind !== 'grouped' || shape.labels.length === 0) return [];
      if (zero.kind !== 'call' || zero.name !== 'vector') return [];
      return [finding(node, dividedBy(node, nodes), shape.labels, context)];
    });
  },
};

function finding(
  node: BinaryExpr,
  divisor: Expr | null,
  labels: readonly string[],
  context: RuleContext,
): Found {
  const { from, to } = node.right;
  const label = labels.join(', ');
  return {
    severity: divisor === null ? 'warning' : 'error',
    message: `vector(0) has no ${label} label, so it stands for no group and matches nothing when divided: write 0 * the total by (${label})`,
    from,
    to,
    ...(divisor && { fix: [{ from, to, text: `0 * ${textOf(divisor, context)}` }] }),
  };
}

/** What the `or` is divided by, when that is grouped too. */
function dividedBy(node: BinaryExpr, nodes: readonly Expr[]): Expr | null {
  const division = nodes.find(
    (other) => other.kind === 'binary' && other.op === '/' && unwrap(other.left) === node,
  );
  if (division?.kind !== 'binary') return null;
  const { kind } = shapeOf(division.right);
  return kind === 'grouped' ? division.right : null;
}
