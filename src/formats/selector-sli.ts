import { isDeepStrictEqual } from 'node:util';
import { formatDuration } from '../config/duration.ts';
import type { Matcher } from '../promql/events.ts';
import { type SelectorExpr, unwrap } from '../promql/expr.ts';
import { parsePromql } from '../promql/parse.ts';
import { printExpr, printMetric } from '../promql/print.ts';
import type { ImportedSli } from './imported-slo.ts';
import type { SliResult } from './ratio-sli.ts';

/** A metric with its matchers, without a range; null when the text is anything else. */
export function readSelector(metric: string): SelectorExpr | null {
  const selector = readAnySelector(metric);
  return selector?.modifiers === '' ? selector : null;
}

/** The same, that may look back: `x offset 1m`. */
function readAnySelector(metric: string): SelectorExpr | null {
  const parsed = parsePromql(metric);
  if (!parsed.ok) return null;
  const selector = unwrap(parsed.expr);
  const plain = selector.kind === 'selector' && selector.range === null;
  return plain && selector.metric !== null ? selector : null;
}

/** `sum(rate(metric[$window]))`. */
export function sumRate(selector: SelectorExpr): string {
  return `sum(rate(${printExpr({ ...selector, range: '$window' })}))`;
}

/** A share of one counter's events in another's. */
export function counterSli(part: 'bad' | 'good', metric: string, total: string): SliResult {
  const [one, all] = [readAnySelector(metric), readAnySelector(total)];
  if (one === null) return noSelector(metric);
  if (all === null) return noSelector(total);
  return {
    ok: true,
    sli: { kind: 'events', part, query: sumRate(one), total: sumRate(all) },
  };
}

/**
 * Requests within a bucket's bound. A histogram of seconds becomes `latency` with `threshold`, which
 * finds the bucket however its bound is spelled; any other stays a share of two counters.
 */
export function bucketSli(bucket: string, count: string): SliResult {
  const [fast, all] = [readSelector(bucket), readSelector(count)];
  if (fast === null) return noSelector(bucket);
  if (all === null) return noSelector(count);
  return { ok: true, sli: histogramOf(fast, all) ?? asCounters(fast, all) };
}

function asCounters(fast: SelectorExpr, all: SelectorExpr): ImportedSli {
  return { kind: 'events', part: 'good', query: sumRate(fast), total: sumRate(all) };
}

function histogramOf(fast: SelectorExpr, all: SelectorExpr): ImportedSli | null {
  const base = fast.metric?.replace(/_bucket$/, '') ?? '';
  const bounds = fast.matchers.filter(({ label }) => label === 'le');
  const others = fast.matchers.filter(({ label }) => label !== 'le');
  const [bound] = bounds;
  if (bounds.length !== 1 || bound?.op !== '=' || !base.endsWith('_seconds')) return null;
  if (all.metric !== `${base}_count` || !sameMatchers(others, all.matchers)) return null;
  const threshold = thresholdText(Number(bound.value));
  if (threshold === null) return null;
  return { kind: 'latency', histogram: printMetric(base, others), threshold };
}

/** A threshold a person can read, when it says the very same number. */
function thresholdText(seconds: number): string | null {
  const exact = Number.isFinite(seconds) && seconds > 0 && Number.isInteger(seconds * 1000);
  return exact ? formatDuration(seconds) : null;
}

function sameMatchers(one: readonly Matcher[], other: readonly Matcher[]): boolean {
  const sorted = (all: readonly Matcher[]) =>
    all.map(({ label, op, value }) => JSON.stringify([label, op, value])).sort();
  return isDeepStrictEqual(sorted(one), sorted(other));
}

function noSelector(metric: string): SliResult {
  return { ok: false, message: `expected a metric with its labels, got ${metric}` };
}
