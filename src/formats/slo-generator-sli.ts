import * as z from 'zod';
import type { ConfigPath } from '../config/position.ts';
import { printMetric } from '../promql/print.ts';
import { ratioSli, type SliResult } from './ratio-sli.ts';
import { text } from './read-shape.ts';
import { bucketSli, readSelector } from './selector-sli.ts';
import { type SourceDocument, sourceFault } from './source-document.ts';

/** What slo-generator measures: the queries of one of its methods. */
export const indicatorSchema = z.looseObject({
  filter_good: text.optional(),
  filter_bad: text.optional(),
  filter_valid: text.optional(),
  operators: z.array(text).optional(),
  expression: text.optional(),
  threshold_bucket: z.union([z.string(), z.number()]).optional(),
});

type Indicator = z.output<typeof indicatorSchema>;

/** An indicator, where it stands and how it is measured. */
export type GeneratorSli = {
  readonly document: SourceDocument;
  readonly path: ConfigPath;
  readonly methodPath: ConfigPath;
  readonly method: string;
  readonly sli: Indicator;
};

/** The keys of an indicator that a method reads. */
export function keysRead(method: string, { filter_bad: bad }: Indicator): readonly string[] {
  const whole = bad === undefined ? 'filter_valid' : 'filter_bad';
  return [...(indicatorKeys[method] ?? []), ...(method === 'good_bad_ratio' ? [whole] : [])];
}

const indicatorKeys: Readonly<Record<string, readonly string[]>> = {
  good_bad_ratio: ['filter_good', 'operators'],
  query_sli: ['expression'],
  distribution_cut: ['expression', 'threshold_bucket'],
};

/** The SLI of an indicator. Throws ConfigError for a method that is not known or lacks a query. */
export function readGeneratorSli(one: GeneratorSli): SliResult {
  switch (one.method) {
    case 'good_bad_ratio':
      return goodBadRatio(one);
    case 'query_sli':
      return ratioSli(windowed(needed(one, 'expression'), []), 'good');
    case 'distribution_cut':
      return distributionCut(one);
    default:
      throw sourceFault(
        one.document,
        one.methodPath,
        `expected good_bad_ratio, query_sli or distribution_cut, got ${one.method}`,
      );
  }
}

function goodBadRatio(one: GeneratorSli): SliResult {
  const operators = one.sli.operators ?? ['increase', 'sum'];
  const good = windowed(needed(one, 'filter_good'), operators);
  if (one.sli.filter_bad !== undefined) {
    const bad = windowed(one.sli.filter_bad, operators);
    return events('bad', bad, `${good} + ${bad}`);
  }
  return events('good', good, windowed(needed(one, 'filter_valid'), operators));
}

function events(part: 'bad' | 'good', query: string, total: string): SliResult {
  return { ok: true, sli: { kind: 'events', part, query, total } };
}

function distributionCut(one: GeneratorSli): SliResult {
  const expression = needed(one, 'expression').replace(/\[window\]$/, '');
  const bound = String(needed(one, 'threshold_bucket'));
  const selector = readSelector(expression);
  if (!selector?.metric?.endsWith('_bucket'))
    return { ok: false, message: 'the expression is no plain metric that ends in _bucket' };
  const matchers = selector.matchers.filter(({ label }) => label !== 'le');
  const bucket = printMetric(selector.metric, [
    ...matchers,
    { label: 'le', op: '=', value: bound },
  ]);
  const count = printMetric(selector.metric.replace(/_bucket$/, '_count'), matchers);
  return bucketSli(bucket, count);
}

/** slo-generator puts its window where `[window` stands, else behind, and then calls the operators. */
function windowed(filter: string, operators: readonly string[]): string {
  const query = filter.trim();
  const ranged = query.includes('[window')
    ? query.replaceAll('[window', '[$window')
    : `${query}[$window]`;
  return operators.reduce((inner, operator) => `${operator}(${inner})`, ranged);
}

function needed<Key extends keyof Indicator & string>(
  { document, path, sli }: GeneratorSli,
  key: Key,
): NonNullable<Indicator[Key]> {
  const value = sli[key];
  if (value === undefined || value === null) throw sourceFault(document, path, `expected ${key}`);
  return value;
}
