import type { Matcher } from '../events.ts';
import { type Expr, type SelectorExpr, unwrap } from '../expr.ts';
import { walkExpr } from '../map-expr.ts';
import type { Found, LintRule } from './finding.ts';
import { sumBothSides } from './summing.ts';

/**
 * `increase(x{status=~"5.."}[30d]) / increase(x[30d])`: Prometheus matches series by all their
 * labels, so each 5xx series meets itself, and the rest has no partner.
 */
export const selfDivision: LintRule = {
  id: 'self-division',
  roles: ['share', 'value', 'rule'],
  check: (expr, context) =>
    [...walkExpr(expr)].flatMap((node): Found[] => {
      if (node.kind !== 'binary' || node.op !== '/' || node.matching !== null) return [];
      const metric = dividedBySelf(node.left, node.right);
      if (metric === null) return [];
      return [
        {
          severity: 'error',
          message: `each ${metric} series is divided by itself, so the answer is 1 for every failing series, or nothing: sum both sides`,
          from: node.from,
          to: node.to,
          fix: sumBothSides(node, context),
        },
      ];
    }),
};

/** The metric, when the upper side selects some of the series of the lower one. */
export function dividedBySelf(left: Expr, right: Expr): string | null {
  const [part, whole] = [seriesOf(left), seriesOf(right)];
  if (part === null || whole === null || part.call !== whole.call) return null;
  const { metric, modifiers, matchers } = part.selector;
  if (metric === null || metric !== whole.selector.metric) return null;
  if (modifiers !== whole.selector.modifiers) return null;
  return narrower(matchers, whole.selector.matchers) ? metric : null;
}

/** The selector of an expression that keeps each series apart: `x`, or a function of `x[5m]`. */
export function seriesOf(expr: Expr): { selector: SelectorExpr; call: string } | null {
  const node = unwrap(expr);
  if (node.kind === 'selector') return { selector: node, call: '' };
  const argument = node.kind === 'call' && node.args[0] ? unwrap(node.args[0]) : null;
  if (node.kind !== 'call' || node.args.length !== 1 || argument?.kind !== 'selector') return null;
  return { selector: argument, call: node.name };
}

function narrower(part: readonly Matcher[], whole: readonly Matcher[]): boolean {
  const has = (wanted: Matcher) =>
    part.some(
      ({ label, op, value }) =>
        label === wanted.label && op === wanted.op && value === wanted.value,
    );
  return part.length > whole.length && whole.every(has);
}
