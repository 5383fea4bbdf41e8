import { type Expr, unwrap } from '../expr.ts';
import { walkExpr } from '../map-expr.ts';
import type { Found, LintRule } from './finding.ts';
import { insert } from './summing.ts';
import { isZero } from './vector-shape.ts';

/** `x or vector(0) / y` is `x or (vector(0) / y)`: the division binds first, and `x` stays undivided. */
export const orPrecedence: LintRule = {
  id: 'or-precedence',
  roles: ['share', 'count', 'value', 'rule'],
  check: (expr) =>
    [...walkExpr(expr)].flatMap((node): Found[] => {
      if (node.kind !== 'binary' || node.op !== 'or') return [];
      const zero = leadingZero(node.right);
      if (zero === null) return [];
      const simple = unwrap(node.left).kind !== 'binary' || node.left.kind === 'paren';
      const fix = [insert(node.left.from, '('), insert(zero.to, ')')];
      return [
        {
          severity: 'error',
          message:
            'the zero after or is divided, what stands before or is not: put (… or …) in parentheses',
          from: node.from,
          to: node.to,
          ...(simple && { fix }),
        },
      ];
    }),
};

/** The zero that an unparenthesised division begins with. */
function leadingZero(expr: Expr): Expr | null {
  if (expr.kind !== 'binary' || expr.op !== '/') return null;
  const { left } = expr;
  if (isZero(left)) return left;
  return leadingZero(left);
}
