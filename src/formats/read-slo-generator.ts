import * as z from 'zod';
import type { ConfigPath } from '../config/position.ts';
import { printMetric } from '../promql/print.ts';
import { finishSlo, percentOf } from './finish-slo.ts';
import type { Imported } from './imported-slo.ts';
import { keepWhole, leftOver } from './keep.ts';
import { ratioSli, type SliResult } from './ratio-sli.ts';
import { metadataSchema, readShape, text } from './read-shape.ts';
import { bucketSli, readSelector } from './selector-sli.ts';
import { type SourceDocument, sourceFault } from './source-document.ts';

/** The longest window of slo-generator's standard policy, which stands in another file. */
const defaultWindow = '28d';
const indicatorPath = ['spec', 'service_level_indicator'];

const documentSchema = z.looseObject({
  kind: z.literal('ServiceLevelObjective', { error: 'expected kind: ServiceLevelObjective' }),
  metadata: metadataSchema,
  spec: z.looseObject({
    description: z.string().nullish(),
    backend: text,
    method: text,
    goal: z.number(),
    service_level_indicator: z.looseObject({
      filter_good: text.optional(),
      filter_bad: text.optional(),
      filter_valid: text.optional(),
      operators: z.array(text).optional(),
      expression: text.optional(),
      threshold_bucket: z.union([z.string(), z.number()]).optional(),
    }),
  }),
});

type GeneratorSlo = z.output<typeof documentSchema>;
type Indicator = GeneratorSlo['spec']['service_level_indicator'];

const indicatorKeys: Readonly<Record<string, readonly string[]>> = {
  good_bad_ratio: ['filter_good', 'filter_bad', 'filter_valid', 'operators'],
  query_sli: ['expression'],
  distribution_cut: ['expression', 'threshold_bucket'],
};

/** google/slo-generator's ServiceLevelObjective (v2) over its Prometheus backend. */
export function readSloGenerator(documents: readonly SourceDocument[]): readonly Imported[] {
  return documents.map((document) => {
    const slo = readShape(documentSchema, document);
    const { metadata, spec } = slo;
    if (!/^prometheus(\/|$)/.test(spec.backend))
      return keepWhole(document, [], `${metadata.name}: backend ${spec.backend} is not Prometheus`);
    return finishSlo({
      document,
      path: [],
      objectivePath: ['spec', 'goal'],
      ...namesOf(slo),
      percent: percentOf(spec.goal),
      window: defaultWindow,
      sli: readIndicator(document, spec.method, spec.service_level_indicator),
      description: spec.description,
      notes: notesOf(document, spec.method),
    });
  });
}

function namesOf({ metadata }: GeneratorSlo): { readonly service: string; readonly name: string } {
  const label = (key: string) => {
    const value = metadata.labels?.[key];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const name = [label('feature_name'), label('slo_name')].filter((one) => one !== null).join('-');
  return { service: label('service_name') ?? metadata.name, name: name || metadata.name };
}

function notesOf(document: SourceDocument, method: string) {
  const labels = ['service_name', 'feature_name', 'slo_name'];
  const spec = ['description', 'backend', 'method', 'goal', 'service_level_indicator'];
  return [
    ...leftOver(document, [], ['apiVersion', 'kind', 'metadata', 'spec']),
    ...leftOver(document, ['metadata'], ['name', 'labels']),
    ...leftOver(document, ['metadata', 'labels'], labels),
    ...leftOver(document, ['spec'], spec),
    ...leftOver(document, indicatorPath, indicatorKeys[method] ?? []),
  ];
}

function readIndicator(document: SourceDocument, method: string, sli: Indicator): SliResult {
  switch (method) {
    case 'good_bad_ratio':
      return goodBadRatio(document, sli);
    case 'query_sli':
      return ratioSli(windowed(needed(document, sli, 'expression'), []), 'good');
    case 'distribution_cut':
      return distributionCut(document, sli);
    default:
      throw sourceFault(
        document,
        ['spec', 'method'],
        `expected good_bad_ratio, query_sli or distribution_cut, got ${method}`,
      );
  }
}

function goodBadRatio(document: SourceDocument, sli: Indicator): SliResult {
  const operators = sli.operators ?? ['increase', 'sum'];
  const good = windowed(needed(document, sli, 'filter_good'), operators);
  if (sli.filter_bad !== undefined) {
    const bad = windowed(sli.filter_bad, operators);
    return events('bad', bad, `${good} + ${bad}`);
  }
  return events('good', good, windowed(needed(document, sli, 'filter_valid'), operators));
}

function events(part: 'bad' | 'good', query: string, total: string): SliResult {
  return { ok: true, sli: { kind: 'events', part, query, total } };
}

function distributionCut(document: SourceDocument, sli: Indicator): SliResult {
  const expression = needed(document, sli, 'expression').replace(/\[window\]$/, '');
  const bound = String(needed(document, sli, 'threshold_bucket'));
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
  document: SourceDocument,
  sli: Indicator,
  key: Key,
): NonNullable<Indicator[Key]> {
  const value = sli[key];
  const path: ConfigPath = indicatorPath;
  if (value === undefined || value === null) throw sourceFault(document, path, `expected ${key}`);
  return value;
}
