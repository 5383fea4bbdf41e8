import { type Expr, unwrap } from '../expr.ts';
import { walkExpr } from '../map-expr.ts';
import type { Found, LintRule, RuleContext } from './finding.ts';
import { sumFor, wrap } from './summing.ts';
import { shapeOf } from './vector-shape.ts';

/** An SLI is one number a service; a query that gives one for each instance leaves the adding to chance. */
export const severalSeries: LintRule = {
  id: 'several-series',
  roles: ['share', 'count'],
  check: (expr, context): readonly Found[] => {
    const { from, to } = expr;
    const shape = shapeOf(expr);
    const fixed = fixedLabels(expr, context);
    if (shape.kind === 'grouped' && shape.mode === 'by') {
      const free = shape.labels.filter((label) => !fixed.has(label));
      if (free.length === 0) return [];
      const message = `may return one series for each ${free.join(', ')}: they are added up to one number`;
      return [{ severity: 'hint', message, from, to }];
    }
    // A share of raw series has a rule of its own.
    if (shape.kind !== 'raw' || context.role === 'share') return [];
    const message =
      'returns one series for each instance: sum them, so that the query says what it counts';
    const fix = wrap(unwrap(expr), sumFor(context));
    return [{ severity: 'warning', message, from, to, fix }];
  },
};

/** Labels that can have one value only: the service's, and those that every selector names. */
function fixedLabels(expr: Expr, { serviceLabel }: RuleContext): ReadonlySet<string> {
  const selectors = [...walkExpr(expr)].filter((node) => node.kind === 'selector');
  const [first] = selectors;
  const named = (first?.matchers ?? [])
    .filter(({ op, label }) => op === '=' && selectors.every((one) => has(one.matchers, label)))
    .map(({ label }) => label);
  return new Set(serviceLabel === null ? named : [serviceLabel, ...named]);
}

function has(matchers: readonly { label: string; op: string }[], wanted: string): boolean {
  return matchers.some(({ label, op }) => label === wanted && op === '=');
}
