import type { Expr, SelectorExpr } from '../expr.ts';
import { childrenOf } from '../map-expr.ts';
import type { Found, LintRule, RuleContext } from './finding.ts';

const counterName = /_(total|count|bucket)$/;
/** What asks whether a series is there, or how often it moved, not for its value. */
const valueBlind = new Set([
  ...['absent', 'absent_over_time', 'count', 'group', 'present_over_time', 'count_over_time'],
  ...['changes', 'resets', 'timestamp', 'scalar', 'histogram_quantile'],
]);

/** A counter only grows: its value says how long a process has run, not what happened of late. */
export const rawCounter: LintRule = {
  id: 'raw-counter',
  roles: ['share', 'count', 'value', 'rule'],
  check: (expr, context) => [...bareCounters(expr)].map((selector) => finding(selector, context)),
};

function* bareCounters(expr: Expr): Generator<SelectorExpr> {
  if (expr.kind === 'call' && valueBlind.has(expr.name)) return;
  if (expr.kind === 'aggregate' && valueBlind.has(expr.op)) return;
  // A subquery has a rule of its own.
  if (expr.kind === 'subquery') return;
  if (expr.kind === 'selector' && expr.range === null && counterName.test(expr.metric ?? ''))
    yield expr;
  for (const child of childrenOf(expr)) yield* bareCounters(child);
}

function finding(selector: SelectorExpr, { role, windowLabel, form }: RuleContext): Found {
  const { from, to, metric } = selector;
  if (form === 'gauge') {
    const why = `${metric} is a counter by its name, and a gauge is 1 while all is well and 0 while it is not`;
    return { severity: 'error', message: why, from, to };
  }
  const message = `${metric} stands without rate or increase: a counter's own value only says what happened since its process started`;
  if (role === 'rule' || role === 'value') return { severity: 'hint', message, from, to };
  const mendable = windowLabel !== null && selector.modifiers === '';
  const fix = [
    { from, to: from, text: 'increase(' },
    { from: to, to, text: `[${windowLabel}])` },
  ];
  return { severity: 'error', message, from, to, ...(mendable && { fix }) };
}
