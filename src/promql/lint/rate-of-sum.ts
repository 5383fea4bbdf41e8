import { type CallExpr, type SubqueryExpr, unwrap } from '../expr.ts';
import { walkExpr } from '../map-expr.ts';
import type { Found, LintRule, RuleContext } from './finding.ts';

const rates = new Set(['rate', 'increase', 'irate']);

/** `rate(sum(x)[1h:1m])`: a restart of one process looks like a reset of all (2490 for 1190 events). */
export const rateOfSum: LintRule = {
  id: 'rate-of-sum',
  roles: ['share', 'count', 'value', 'rule'],
  check: (expr, context) =>
    [...walkExpr(expr)].flatMap((node): Found[] => {
      const argument = node.kind === 'call' && node.args[0] ? unwrap(node.args[0]) : null;
      if (node.kind !== 'call' || !rates.has(node.name) || argument?.kind !== 'subquery') return [];
      if (![...walkExpr(argument)].some(({ kind }) => kind === 'aggregate')) return [];
      const { from, to } = node;
      const message = `${node.name} of a sum takes one process that restarts for a reset of all: take the ${node.name} of each series, then the sum`;
      return [{ severity: 'error', message, from, to, ...mend(node, argument, context) }];
    }),
};

/** `rate(sum by (a) (x)[1h:1m])` → `sum by (a) (rate(x[1h]))`. */
function mend(call: CallExpr, subquery: SubqueryExpr, { text }: RuleContext): Partial<Found> {
  const sum = unwrap(subquery.expr);
  if (sum.kind !== 'aggregate' || sum.op !== 'sum' || subquery.modifiers !== '') return {};
  const selector = unwrap(sum.expr);
  if (selector.kind !== 'selector' || selector.range !== null || selector.modifiers !== '')
    return {};
  const opening = text.slice(sum.from, sum.expr.from);
  const closing = text.slice(sum.expr.to, sum.to);
  const range = /\[\s*([^\]:]+?)\s*:/.exec(text.slice(sum.to, subquery.to))?.[1] ?? subquery.range;
  return {
    fix: [
      { from: call.from, to: selector.from, text: `${opening}${call.name}(` },
      { from: selector.to, to: call.to, text: `[${range}])${closing}` },
    ],
  };
}
