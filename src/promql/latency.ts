import type { Target } from '../slo/target.ts';
import { readBucketShare } from './bucket-share.ts';
import { boundAt, bucketMatcher } from './buckets.ts';
import type { CounterTerm, EventsSli, Matcher } from './events.ts';
import { type Expr, type SelectorExpr, unwrap } from './expr.ts';
import { walkExpr } from './map-expr.ts';
import { readNativeLatency } from './native-latency.ts';
import { parsePromql } from './parse.ts';
import type { SliForm, SliReading } from './sli-input.ts';

type LatencyTarget = Target & { readonly kind: 'latency' };

/**
 * `p99 < 200ms` over `histogram_quantile(0.99, rate(x_bucket[30d]))`: a quantile has no error budget,
 * "99 % of requests take less than 200 ms" has. Bad events are the count less the bucket at 0.2.
 */
export function readLatencyQuery(expr: Expr, target: LatencyTarget): SliReading {
  const share = readBucketShare(expr, target.thresholdSeconds);
  if (share !== null) {
    const sli = latencySli(share.base, share.matchers, target.thresholdSeconds);
    return { ok: true, sli, corrections: share.corrections, diagnostics: [] };
  }
  const call = [...walkExpr(expr)].find(
    (node) => node.kind === 'call' && node.name === 'histogram_quantile',
  );
  const selector = call && [...walkExpr(call)].find((node) => node.kind === 'selector');
  if (
    call?.kind !== 'call' ||
    selector?.kind !== 'selector' ||
    !selector.metric?.endsWith('_bucket')
  )
    return {
      ok: false,
      message:
        'a target like p99 < 200ms needs histogram_quantile over a metric that ends in _bucket',
      offset: expr.from,
    };
  const base = selector.metric.slice(0, -'_bucket'.length);
  return {
    ok: true,
    sli: latencySli(base, selector.matchers, target.thresholdSeconds),
    corrections: [...quantileCorrections(call.args, target), ...leCorrections(call.args[1])],
    diagnostics: [],
  };
}

/** The long form: a histogram's name with matchers, and a threshold. */
export function readLatency({
  metric,
  thresholdSeconds,
  histogram,
}: SliForm & { kind: 'latency' }): SliReading {
  const parsed = parsePromql(metric);
  if (!parsed.ok) return parsed;
  const selector = unwrap(parsed.expr);
  if (selector.kind !== 'selector' || selector.metric === null || selector.range !== null)
    return {
      ok: false,
      message: `latency: expected a histogram such as http_request_duration_seconds{service="a"}, got ${metric}`,
      offset: 0,
    };
  if (histogram === 'native') return readNativeLatency(selector, thresholdSeconds);
  const base = selector.metric.replace(/_(bucket|count|sum)$/, '');
  const sli = latencySli(base, selector.matchers, thresholdSeconds);
  return { ok: true, sli, corrections: [], diagnostics: [] };
}

function latencySli(
  base: string,
  matchers: SelectorExpr['matchers'],
  thresholdSeconds: number,
): EventsSli {
  const own = matchers.filter(({ label }) => label !== 'le');
  const count = counter(1, `${base}_count`, own);
  const bound = bucketMatcher(boundAt(base, thresholdSeconds));
  const fast = counter(-1, `${base}_bucket`, [...own, bound]);
  return {
    bad: { kind: 'counters', terms: [count, fast] },
    total: { kind: 'counters', terms: [count] },
  };
}

function counter(sign: 1 | -1, metric: string, matchers: readonly Matcher[]): CounterTerm {
  return { sign, metric, matchers };
}

function quantileCorrections([quantile]: readonly Expr[], target: LatencyTarget): string[] {
  const percent = Number((target.quantile * 100).toFixed(6));
  const read = `a quantile has no error budget: read as ${percent} % of requests under ${target.thresholdSeconds} s`;
  const asked = quantile && unwrap(quantile);
  if (asked?.kind !== 'number' || Number(asked.text) === target.quantile) return [read];
  return [
    read,
    `the query asks for quantile ${asked.text}, the target for p${percent}: the target counts`,
  ];
}

function leCorrections(argument: Expr | undefined): string[] {
  const node = argument && unwrap(argument);
  if (node === undefined) return [];
  const sums = node.kind === 'aggregate' && node.op === 'sum';
  const keepsLe = sums && node.grouping?.mode === 'by' && node.grouping.labels.includes('le');
  return keepsLe
    ? []
    : ['histogram_quantile needs sum by (le) (…), else each instance gives a quantile of its own'];
}
