import type { Expr } from '../../../promql/expr.ts';
import type { Finding, LintContext } from '../../../promql/lint/finding.ts';
import { mapExpr } from '../../../promql/map-expr.ts';
import { printExpr } from '../../../promql/print.ts';
import { isWindowMark } from '../../../promql/window-mark.ts';
import type { PrometheusServer } from '../../../sources/prometheus/open-prometheus.ts';
import { SourceError } from '../../../sources/source-error.ts';
import { checkScale } from './check-scale.ts';

/** Short, so that a check never costs the server what a month of samples does. */
const shortWindow = '5m';

/** What the server itself says of a query, and whether it answers with more than one number. */
export async function runQuery(
  expr: Expr,
  context: LintContext,
  prometheus: PrometheusServer,
): Promise<readonly Finding[]> {
  const { role, windowLabel, sameQueryServices } = context;
  if (role === 'histogram') return [];
  const { from, to } = expr;
  try {
    const { value, warnings } = await prometheus.instant(printExpr(shortened(expr, windowLabel)));
    const said = warnings.map(
      (message): Finding => ({ rule: 'server-says', severity: 'warning', message, from, to }),
    );
    said.push(...checkScale(expr, context, value));
    const isOne = role === 'share' || role === 'count';
    if (!isOne || sameQueryServices.length > 1 || value.length < 2) return said;
    const message = `answers with ${value.length} series where an SLI is one number: sum them`;
    return [...said, { rule: 'several-answers', severity: 'warning', message, from, to }];
  } catch (error) {
    if (!(error instanceof SourceError) || error.kind !== 'bad-query') throw error;
    return [{ rule: 'query-refused', severity: 'error', message: error.message, from, to }];
  }
}

function shortened(expr: Expr, windowLabel: string | null): Expr {
  const isWindow = (range: string) => range === windowLabel || isWindowMark(range);
  return mapExpr(expr, (node) => {
    if (node.kind !== 'selector' && node.kind !== 'subquery') return node;
    if (node.range === null || !isWindow(node.range)) return node;
    return { ...node, range: shortWindow };
  });
}
