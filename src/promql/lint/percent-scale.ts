import { type BinaryExpr, type Expr, unwrap } from '../expr.ts';
import type { Edit, LintRule } from './finding.ts';

/** `… * 100`: budgets and burn rates are shares of 1, and an alert on this would be 100 times off. */
export const percentScale: LintRule = {
  id: 'percent-scale',
  roles: ['share'],
  check: (expr, { form }) => {
    const scaled = hundredfold(expr);
    if (scaled === null || form === 'percent') return [];
    const message =
      'yields a percentage; burn rates and budgets are shares of 1, so leave the 100 to the target';
    return [{ severity: 'hint', message, ...scaled, fix: [scaled] }];
  },
};

/** What to take away so that the query yields a share. */
function hundredfold(expr: Expr): Edit | null {
  const node = unwrap(expr);
  if (node.kind !== 'binary') return null;
  if (node.op === '*') return factor(node);
  // `100 * a / b` reads from the left, and in `1 - …` there is nothing to scale.
  return node.op === '/' ? hundredfold(node.left) : null;
}

function factor({ left, right }: BinaryExpr): Edit | null {
  if (isHundred(right)) return { from: left.to, to: right.to, text: '' };
  return isHundred(left) ? { from: left.from, to: right.from, text: '' } : null;
}

function isHundred(expr: Expr): boolean {
  const node = unwrap(expr);
  return node.kind === 'number' && Number(node.text) === 100;
}
