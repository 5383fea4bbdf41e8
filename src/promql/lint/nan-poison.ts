import { type Expr, unwrap } from '../expr.ts';
import { walkExpr } from '../map-expr.ts';
import { namesRatio } from './average-of-ratios.ts';
import type { Found, LintRule } from './finding.ts';

const sums = new Set(['sum_over_time', 'avg_over_time']);

/** One step without traffic is 0/0, and one NaN in a sum makes the whole month NaN. */
export const nanPoison: LintRule = {
  id: 'nan-poison',
  roles: ['share', 'count', 'value', 'rule'],
  check: (expr) =>
    [...walkExpr(expr)].flatMap((node): Found[] => {
      if (node.kind !== 'call' || !sums.has(node.name) || !node.args.some(maybeNan)) return [];
      const message = `one step without traffic is 0/0, and ${node.name} is NaN as long as that step is in the window: divide by (total > 0), or sum counts`;
      return [{ severity: 'warning', message, from: node.from, to: node.to }];
    }),
};

function maybeNan(expr: Expr): boolean {
  const node = unwrap(expr);
  if (node.kind === 'subquery') return maybeNan(node.expr);
  if (node.kind === 'selector') return namesRatio(node.metric);
  return node.kind === 'binary' && node.op === '/' && !isGuarded(node.right);
}

/** `total > 0`, `clamp_min(total, 1)` and a plain number are never zero. */
function isGuarded(expr: Expr): boolean {
  const node = unwrap(expr);
  if (node.kind === 'number') return Number(node.text) !== 0;
  if (node.kind === 'call') return node.name === 'clamp_min';
  return node.kind === 'binary' && (node.op === '>' || node.op === '!=') && !node.bool;
}
