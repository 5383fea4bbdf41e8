import { type Expr, unwrap } from '../expr.ts';
import { walkExpr } from '../map-expr.ts';
import type { Found, LintRule } from './finding.ts';

/** A quiet minute weighs as much as a busy one: 9.35 % of failed requests were averaged to 1.41 %. */
export const averageOfRatios: LintRule = {
  id: 'average-of-ratios',
  roles: ['share', 'count', 'value', 'rule'],
  check: (expr) =>
    [...walkExpr(expr)].flatMap((node): Found[] => {
      if (!averages(node)) return [];
      const message =
        'an average of ratios gives a quiet hour the weight of a busy one: divide the sum of the bad by the sum of all';
      return [{ severity: 'warning', message, from: node.from, to: node.to }];
    }),
};

function averages(node: Expr): boolean {
  if (node.kind === 'aggregate') return node.op === 'avg' && holdsRatio(node.expr);
  if (node.kind === 'call') return node.name === 'avg_over_time' && node.args.some(holdsRatio);
  return node.kind === 'binary' && node.op === '/' && isMeanOfRecording(node.left, node.right);
}

function holdsRatio(expr: Expr): boolean {
  const node = unwrap(expr);
  if (node.kind === 'subquery') return holdsRatio(node.expr);
  if (node.kind === 'selector') return namesRatio(node.metric);
  return node.kind === 'binary' && node.op === '/';
}

/** `sum_over_time(x:ratio[30d]) / count_over_time(x:ratio[30d])` is an average too. */
function isMeanOfRecording(left: Expr, right: Expr): boolean {
  const [sum, count] = [unwrap(left), unwrap(right)];
  if (sum.kind !== 'call' || sum.name !== 'sum_over_time') return false;
  if (count.kind !== 'call' || count.name !== 'count_over_time') return false;
  return sum.args.some(holdsRatio);
}

/** A recording whose name says that it is a ratio. */
export function namesRatio(metric: string | null): boolean {
  return metric?.includes(':') === true && /(^|[:_])ratio(?![a-z])/.test(metric);
}
