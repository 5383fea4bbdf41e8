import type { Expr } from '../../../promql/expr.ts';
import { type SelectorExpr, unwrap } from '../../../promql/expr.ts';
import type { Finding, LintContext, QueryRole } from '../../../promql/lint/finding.ts';
import { childrenOf, walkExpr } from '../../../promql/map-expr.ts';
import type { Asker } from './asker.ts';
import { nativeInstead } from './native-instead.ts';

const mostNamed = 5;

/** Metrics that are not there, labels no series of the metric has, values no series has. */
export async function checkSelectors(
  expr: Expr,
  context: LintContext,
  asker: Asker,
): Promise<readonly Finding[]> {
  const found = await Promise.all(
    [...expectedSelectors(expr)].map((one) => checkSelector(one, expr, context, asker)),
  );
  return found.flat();
}

/** Selectors that must have series; `absent(x)` asks for one that has none. */
function* expectedSelectors(expr: Expr): Generator<SelectorExpr> {
  if (expr.kind === 'call' && expr.name.startsWith('absent')) return;
  if (expr.kind === 'selector' && expr.metric !== null) yield expr;
  for (const child of childrenOf(expr)) yield* expectedSelectors(child);
}

async function checkSelector(
  selector: SelectorExpr,
  expr: Expr,
  context: LintContext,
  asker: Asker,
): Promise<readonly Finding[]> {
  const { metric, matchers, from, to } = selector;
  const { role } = context;
  const names = metricNames(metric ?? '', role);
  const there = await Promise.all(names.map((name) => asker.exists(name)));
  const missing = names.filter((_, at) => !there[at]);
  // The recordings of a rules file may not run on this server yet.
  const severity = role === 'rule' ? 'warning' : 'error';
  if (missing.length > 0) {
    const native = await nativeInstead(expr, selector, context, asker);
    if (native !== null) return [{ rule: 'native-histogram', severity, message: native, from, to }];
    const message = `Prometheus has no series of ${missing.join(' and ')} now: is the name right, and is it scraped?`;
    return [{ rule: 'metric-missing', severity, message, from, to }];
  }
  const [name = ''] = names;
  const found = await Promise.all(
    matchers
      .filter(({ label, op, value }) => label !== 'le' && op.startsWith('=') && value !== '')
      .map(async ({ label, op, value }): Promise<Finding[]> => {
        const values = await asker.labelValues(name, label);
        if (values.length === 0) {
          const message = `no series of ${name} has the label ${label}`;
          return [{ rule: 'label-missing', severity, message, from, to }];
        }
        if (op !== '=' || values.includes(value)) return [];
        const message = `no series of ${name} has ${label}="${value}" now; there are ${listed(values)}`;
        return [{ rule: 'value-missing', severity: 'warning', message, from, to }];
      }),
  );
  return found.flat();
}

/** A histogram is named without the suffix of its parts. */
export function metricNames(metric: string, role: QueryRole): readonly string[] {
  if (role !== 'histogram') return [metric];
  const base = metric.replace(/_(bucket|count|sum)$/, '');
  return [`${base}_bucket`, `${base}_count`];
}

export function listed(values: readonly string[]): string {
  const more = values.length - mostNamed;
  const named = values.slice(0, mostNamed).join(', ');
  return more > 0 ? `${named} and ${more} more` : named;
}

/** `rate` of a gauge, and a counter whose name does not say that it is one. */
export async function checkTypes(
  expr: Expr,
  role: QueryRole,
  asker: Asker,
): Promise<readonly Finding[]> {
  if (role === 'histogram') return [];
  const found = await Promise.all(
    [...walkExpr(expr)].map(async (node): Promise<Finding[]> => {
      if (node.kind !== 'call' || !['rate', 'increase', 'irate'].includes(node.name)) return [];
      const selector = node.args[0] && unwrap(node.args[0]);
      if (selector?.kind !== 'selector' || selector.metric === null) return [];
      const type = await asker.metricType(selector.metric);
      if (type !== 'gauge') return [];
      const message = `${selector.metric} is a gauge: ${node.name} takes every fall for a reset, so use delta or avg_over_time`;
      const { from, to } = node;
      return [{ rule: 'rate-of-gauge', severity: 'error', message, from, to }];
    }),
  );
  return found.flat();
}
