import type { EventCount, EventsSli, Matcher } from './events.ts';
import type { Expr } from './expr.ts';
import { countQuery } from './interpret.ts';
import { walkExpr } from './map-expr.ts';
import { parsePromql } from './parse.ts';
import { type SummedVector, splitSums } from './split-sums.ts';

/** The vectors behind an SLI's counts over one window, to be summed by their labels. */
export type AttributionPlan = {
  readonly bad: readonly SummedVector[];
  readonly total: readonly SummedVector[];
  /** Labels by which bad events are told from good ones: `status` of `status=~"5.."`. */
  readonly failureLabels: ReadonlySet<string>;
  /** Vectors of `bad` without which it is not known: the bucket that tells slow requests from fast ones. */
  readonly needed: ReadonlySet<string>;
};

const tag = 'onduty_label';

/** Null when a count is no PromQL that can be read. */
export function planAttribution(
  { bad, total }: EventsSli,
  window: string,
  seconds: number,
): AttributionPlan | null {
  const read = (count: EventCount) => parsePromql(countQuery(count, window, seconds));
  const [badQuery, totalQuery] = [read(bad), read(total)];
  if (!badQuery.ok || !totalQuery.ok) return null;
  const vectors = splitSums(badQuery.expr);
  const counted = new Set(metricsIn(totalQuery.expr));
  return {
    bad: vectors,
    needed: new Set(vectors.filter((one) => isNeeded(one, counted)).map(({ promql }) => promql)),
    total: splitSums(totalQuery.expr),
    failureLabels: labelsMatchedOnlyIn(badQuery.expr, totalQuery.expr),
  };
}

/** Every series of a vector, the largest first, `most` at most. */
export function seriesQuery({ promql }: SummedVector, most: number): string {
  return `topk(${most}, ${promql})`;
}

/** A vector summed by each label on its own, the largest `most` values of each, in one query. */
export function labelsQuery(
  { promql }: SummedVector,
  labels: readonly string[],
  most: number,
): string {
  const plain = labels.filter((label) => /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(label));
  const parts = plain.map(
    (label) =>
      `label_replace(topk(${most}, sum by (${label}) (${promql})), "${tag}", "${label}", "", "")`,
  );
  return [`sum(${promql})`, ...parts].join(' or ');
}

/** The label a row of `labelsQuery` is of; null for the sum of all. */
export function labelOfRow(labels: Readonly<Record<string, string>>): string | null {
  return labels[tag] ?? null;
}

/** A matcher for one value leaves nothing to be told apart, and `le` is the latency itself. */
function labelsMatchedOnlyIn(bad: Expr, total: Expr): ReadonlySet<string> {
  const known = new Set(matchersIn(total).map(matcherKey));
  const own = matchersIn(bad).filter((one) => !known.has(matcherKey(one)));
  return new Set(own.filter(({ op }) => op !== '=').map(({ label }) => label));
}

/** What is taken away to leave the bad: where it is missing, everything would be bad. */
function isNeeded({ weight, promql }: SummedVector, counted: ReadonlySet<string>): boolean {
  const parsed = parsePromql(promql);
  return weight < 0 && parsed.ok && !metricsIn(parsed.expr).some((one) => counted.has(one));
}

function metricsIn(expr: Expr): string[] {
  return [...walkExpr(expr)].flatMap((node) =>
    node.kind === 'selector' && node.metric !== null ? [node.metric] : [],
  );
}

function matchersIn(expr: Expr): Matcher[] {
  return [...walkExpr(expr)].flatMap((node) => (node.kind === 'selector' ? node.matchers : []));
}

function matcherKey({ label, op, value }: Matcher): string {
  return JSON.stringify([label, op, value]);
}
