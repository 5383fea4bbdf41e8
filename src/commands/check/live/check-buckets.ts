import { nearestBounds } from '../../../promql/buckets.ts';
import type { Expr, SelectorExpr } from '../../../promql/expr.ts';
import type { Finding, LintContext } from '../../../promql/lint/finding.ts';
import { walkExpr } from '../../../promql/map-expr.ts';
import type { Asker } from './asker.ts';
import { metricNames } from './check-selector.ts';
import { wantedBound } from './wanted-bound.ts';

/** Buckets a query or its target needs and the histogram has not, with those nearest to them. */
export async function checkBuckets(
  expr: Expr,
  context: LintContext,
  asker: Asker,
): Promise<readonly Finding[]> {
  const selectors = [...walkExpr(expr)].filter((node) => node.kind === 'selector');
  const found = await Promise.all(selectors.map((one) => checkHistogram(one, context, asker)));
  return found.flat();
}

async function checkHistogram(
  selector: SelectorExpr,
  context: LintContext,
  asker: Asker,
): Promise<Finding[]> {
  const [name = ''] = metricNames(selector.metric ?? '', context.role);
  if (!name.endsWith('_bucket')) return [];
  const wanted = wantedBound(name, selector, context);
  const written = await asker.labelValues(name, 'le');
  // Without any bucket the metric itself is missing, which is told elsewhere.
  if (wanted === null || written.length === 0) return [];
  const bounds = written.map(Number).filter((bound) => !Number.isNaN(bound));
  if (bounds.some((bound) => bound === wanted)) return [];
  const { from, to } = selector;
  const message = `${name} has no bucket at ${wanted}: ${nearest(bounds, wanted)}; take one of them as the threshold`;
  return [{ rule: 'bucket-missing', severity: 'error', message, from, to }];
}

function nearest(bounds: readonly number[], wanted: number): string {
  const near = nearestBounds(bounds, wanted);
  return near.length === 0 ? 'it has only le="+Inf"' : `the nearest are at ${near.join(' and ')}`;
}
