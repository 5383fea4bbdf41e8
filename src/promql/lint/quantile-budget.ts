import { boundAt } from '../buckets.ts';
import { type Expr, type SelectorExpr, unwrap } from '../expr.ts';
import { walkExpr } from '../map-expr.ts';
import { printMetric } from '../print.ts';
import type { Edit, Found, LintRule, RuleContext } from './finding.ts';
import { bucketBound } from './integer-bucket.ts';
import { sumFor } from './summing.ts';

/** `p99 < 200ms` has no error budget until it is read as "99 % of requests take less than 200 ms". */
export const quantileBudget: LintRule = {
  id: 'quantile-budget',
  roles: ['share'],
  check: (expr, context): readonly Found[] => {
    const call = unwrap(expr);
    if (call.kind !== 'call' || !/^(histogram_)?quantile(_over_time)?$/.test(call.name)) return [];
    const { from, to } = call;
    const { target } = context;
    if (target === null || target.kind !== 'latency')
      return [
        {
          severity: 'error',
          message: `a quantile is a time, not a share: give a target such as p99 < 200ms, or count the requests below a bucket`,
          ...{ from, to },
        },
      ];
    const fix = bucketShare(expr, target.thresholdSeconds, context);
    const share = Number((target.quantile * 100).toFixed(6));
    const message = `a quantile has no error budget: count the requests under ${target.thresholdSeconds} s, of which ${share} % must be`;
    return [{ severity: 'warning', message, from, to, ...(fix && { fix }) }];
  },
};

/** The share of requests in the bucket at the threshold. */
function bucketShare(expr: Expr, seconds: number, context: RuleContext): readonly Edit[] | null {
  const selectors = [...walkExpr(expr)].filter((node) => node.kind === 'selector');
  const [buckets] = selectors;
  if (selectors.length !== 1 || !buckets?.metric?.endsWith('_bucket')) return null;
  if (buckets.modifiers !== '') return null;
  const base = buckets.metric.slice(0, -'_bucket'.length);
  const own = buckets.matchers.filter(({ label }) => label !== 'le');
  const range = rangeText(buckets, context);
  const sum = sumFor(context);
  const fast = printMetric(`${base}_bucket`, [...own, bucketBound(boundAt(base, seconds))]);
  const all = printMetric(`${base}_count`, own);
  const text = `${sum}(increase(${fast}[${range}])) / ${sum}(increase(${all}[${range}]))`;
  return [{ from: expr.from, to: expr.to, text }];
}

function rangeText(buckets: SelectorExpr, { text, windowLabel }: RuleContext): string {
  if (buckets.range === null) return windowLabel ?? '5m';
  const written = text.slice(buckets.from, buckets.to);
  return written.slice(written.lastIndexOf('[') + 1, written.lastIndexOf(']'));
}
