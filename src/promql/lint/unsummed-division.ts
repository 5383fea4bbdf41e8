import { walkExpr } from '../map-expr.ts';
import type { Found, LintRule } from './finding.ts';
import { dividedBySelf, seriesOf } from './self-division.ts';
import { sumBothSides } from './summing.ts';
import { shapeOf } from './vector-shape.ts';

/** `rate(errors_total[5m]) / rate(requests_total[5m])`: one ratio a series, which can't be added up. */
export const unsummedDivision: LintRule = {
  id: 'unsummed-division',
  roles: ['share'],
  check: (expr, context) =>
    [...walkExpr(expr)].flatMap((node): Found[] => {
      if (node.kind !== 'binary' || node.op !== '/' || node.matching !== null) return [];
      const { left, right } = node;
      if (shapeOf(left).kind !== 'raw' || shapeOf(right).kind !== 'raw') return [];
      if (dividedBySelf(left, right) !== null) return [];
      const plain = seriesOf(left) !== null && seriesOf(right) !== null;
      return [
        {
          severity: 'warning',
          message:
            'divides series one by one, which gives a ratio for each instance, and none where labels differ: sum both sides',
          from: node.from,
          to: node.to,
          ...(plain && { fix: sumBothSides(node, context) }),
        },
      ];
    }),
};
