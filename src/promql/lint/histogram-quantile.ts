import {
  type AggregateExpr,
  type CallExpr,
  type Expr,
  type SelectorExpr,
  unwrap,
} from '../expr.ts';
import { walkExpr } from '../map-expr.ts';
import type { Found, LintRule, RuleContext } from './finding.ts';
import { wrap } from './summing.ts';

const rates = new Set(['rate', 'increase', 'irate', 'delta']);

/** What `histogram_quantile` needs of its buckets: rates, summed over instances, with `le` kept. */
export const histogramQuantile: LintRule = {
  id: 'histogram-quantile',
  roles: ['share', 'value', 'rule'],
  check: (expr, context) =>
    [...walkExpr(expr)].flatMap((node) =>
      node.kind === 'call' && node.name === 'histogram_quantile' ? checkCall(node, context) : [],
    ),
};

function checkCall(call: CallExpr, context: RuleContext): readonly Found[] {
  const argument = call.args[1];
  // A native histogram has no _bucket, and needs no le.
  const buckets = argument && bucketsIn(argument);
  if (argument === undefined || buckets === undefined) return [];
  return [
    ...checkAggregation(call, argument, context),
    ...checkRate(call, argument, buckets, context),
  ];
}

function bucketsIn(expr: Expr): SelectorExpr | undefined {
  for (const node of walkExpr(expr))
    if (node.kind === 'selector' && node.metric?.endsWith('_bucket')) return node;
  return undefined;
}

function checkAggregation(call: CallExpr, argument: Expr, context: RuleContext): Found[] {
  const aggregate = [...walkExpr(argument)].find((node) => node.kind === 'aggregate');
  const { from, to } = call;
  if (aggregate === undefined)
    return [
      {
        // A rule may well want one quantile an instance.
        severity: context.role === 'share' ? 'error' : 'hint',
        message:
          'histogram_quantile without sum by (le) gives one quantile for each instance, not one for all: sum the buckets first',
        ...{ from, to, fix: wrap(argument, 'sum by (le) ') },
      },
    ];
  if (keepsLe(aggregate)) return [];
  const message =
    'the aggregation drops le, and without its buckets histogram_quantile gives nothing: keep le in by (…)';
  return [{ severity: 'error', message, from, to, ...keepLe(aggregate, context) }];
}

function keepsLe({ op, grouping }: AggregateExpr): boolean {
  if (op === 'topk' || op === 'bottomk') return true;
  const named = grouping?.labels.includes('le') ?? false;
  return grouping?.mode === 'without' ? !named : named;
}

/** `sum(…)` and `sum by (a) (…)` are mended; where le was dropped by name, a person decides. */
function keepLe({ grouping, op, from, to }: AggregateExpr, { text }: RuleContext): Partial<Found> {
  if (grouping?.mode === 'without') return {};
  if (grouping === null)
    return { fix: [{ from: from + op.length, to: from + op.length, text: ' by (le) ' }] };
  const opening = /\bby\s*\(/i.exec(text.slice(from, to));
  if (opening === null) return {};
  const at = from + opening.index + opening[0].length;
  return { fix: [{ from: at, to: at, text: grouping.labels.length === 0 ? 'le' : 'le, ' }] };
}

function checkRate(
  call: CallExpr,
  argument: Expr,
  buckets: SelectorExpr,
  { role, windowLabel }: RuleContext,
): Found[] {
  const rated = [...walkExpr(argument)].some(
    (node) => node.kind === 'call' && (rates.has(node.name) || node.name.endsWith('_over_time')),
  );
  if (rated || buckets.range !== null) return [];
  const { from, to } = call;
  const message =
    'the buckets are counted since each process started: take their rate, or the quantile is of all time';
  if (role !== 'share') return [{ severity: 'warning', message, from, to }];
  const range = `[${windowLabel ?? '5m'}])`;
  const bare = unwrap(buckets);
  const fix = [
    { from: bare.from, to: bare.from, text: 'rate(' },
    { from: bare.to, to: bare.to, text: range },
  ];
  return [{ severity: 'error', message, from, to, fix }];
}
