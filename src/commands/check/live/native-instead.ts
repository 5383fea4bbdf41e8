import { boundAt } from '../../../promql/buckets.ts';
import type { Expr, SelectorExpr } from '../../../promql/expr.ts';
import type { LintContext } from '../../../promql/lint/finding.ts';
import { walkExpr } from '../../../promql/map-expr.ts';
import { printMetric } from '../../../promql/print.ts';
import type { Asker } from './asker.ts';
import { wantedBound } from './wanted-bound.ts';

const partOfHistogram = /_(bucket|count|sum)$/;

/**
 * What to say where the parts of a classic histogram are asked for and Prometheus keeps that metric
 * as a native one, which has none; null where it does not.
 */
export async function nativeInstead(
  expr: Expr,
  selector: SelectorExpr,
  context: LintContext,
  asker: Asker,
): Promise<string | null> {
  const metric = selector.metric ?? '';
  const base = metric.replace(partOfHistogram, '');
  if (context.role !== 'histogram' && base === metric) return null;
  if (!(await asker.isNative(base))) return null;
  const others = selector.matchers.filter(({ label }) => label !== 'le');
  const series = printMetric(base, others);
  const seconds = thresholdOf(base, expr, context);
  const instead =
    seconds === null || context.role === 'rule'
      ? `ask it as ${series}, with histogram_fraction, histogram_count or histogram_quantile and without le`
      : `write sli: {latency: '${series}', threshold: ${thresholdText(seconds)}, histogram: native}`;
  return `${base} is a native histogram, which has no _bucket and no _count series: ${instead}`;
}

/** The threshold its bucket stands for, which another selector of the query may name; null without one. */
function thresholdOf(base: string, expr: Expr, context: LintContext): number | null {
  const name = `${base}_bucket`;
  const selectors = [...walkExpr(expr)].filter((node) => node.kind === 'selector');
  const own = selectors.filter(({ metric }) => context.role === 'histogram' || metric === name);
  const bounds = own.map((one) => wantedBound(name, one, context));
  const bound = bounds.find((one) => one !== null) ?? null;
  return bound === null ? null : Number((bound / boundAt(base, 1)).toPrecision(12));
}

function thresholdText(seconds: number): string {
  const milliseconds = Number((seconds * 1000).toPrecision(12));
  return Number.isInteger(milliseconds) && seconds < 1 ? `${milliseconds}ms` : `${seconds}s`;
}
