import { walkExpr } from '../map-expr.ts';
import type { Found, LintRule } from './finding.ts';
import { isArithmetic, sameLabels, shapeOf } from './vector-shape.ts';

/** `sum by (a) (x) / sum by (b) (y)`: series with different labels never match. */
export const groupingDiffers: LintRule = {
  id: 'grouping-differs',
  roles: ['share', 'count', 'value', 'rule'],
  check: (expr) =>
    [...walkExpr(expr)].flatMap((node): Found[] => {
      if (node.kind !== 'binary' || !isArithmetic(node)) return [];
      const [left, right] = [shapeOf(node.left), shapeOf(node.right)];
      if (left.kind !== 'grouped' || right.kind !== 'grouped') return [];
      if (left.mode !== 'by' || right.mode !== 'by') return [];
      if (sameLabels(left.labels, right.labels)) return [];
      const message = `one side is by (${left.labels.join(', ')}), the other by (${right.labels.join(', ')}): their labels differ, so nothing matches; group both alike, or add on(…) group_left`;
      return [{ severity: 'error', message, from: node.from, to: node.to }];
    }),
};
