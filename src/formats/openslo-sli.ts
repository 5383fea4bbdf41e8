import * as z from 'zod';
import { didYouMean } from '../config/nearest.ts';
import type { ConfigPath } from '../config/position.ts';
import { inParentheses } from '../promql/comments.ts';
import { type ImportedSli, type SliceOperator, sliceOperators } from './imported-slo.ts';
import { counterQuery } from './openslo-counter.ts';
import { type OpenSloObject, referred } from './openslo-objects.ts';
import { ratioSli, type SliResult } from './ratio-sli.ts';
import { readShape, text } from './read-shape.ts';
import { type SourceDocument, sourceFault } from './source-document.ts';
import { generaliseWindow } from './window-query.ts';

const metric = z.looseObject({
  metricSource: z.looseObject({
    metricSourceRef: text.nullish(),
    type: text.nullish(),
    spec: z.looseObject({ query: z.unknown().optional(), promql: z.unknown().optional() }),
  }),
});
const sliSchema = z.looseObject({
  thresholdMetric: metric.nullish(),
  ratioMetric: z
    .looseObject({
      counter: z.boolean().nullish(),
      good: metric.nullish(),
      bad: metric.nullish(),
      total: metric.nullish(),
      raw: metric.nullish(),
      rawType: z.string().nullish(),
    })
    .nullish(),
});
const sourceSchema = z.looseObject({ spec: z.looseObject({ type: text }) });

type Metric = z.output<typeof metric>;
type RatioMetric = NonNullable<z.output<typeof sliSchema>['ratioMetric']>;
/** An indicator's `spec`, and all objects it may refer to. */
export type SliPlace = {
  readonly document: SourceDocument;
  readonly path: ConfigPath;
  readonly objects: readonly OpenSloObject[];
  readonly window: string;
  readonly limits: ObjectiveLimits;
};

/** What an objective asks of its indicator beside the target. */
export type ObjectiveLimits = {
  /** The comparison of a threshold metric. */
  readonly op: string | null;
  readonly value: number | null;
  /** Length of a slice of time, and the share in it that makes it good; null where events are counted. */
  readonly slices: { readonly every: string; readonly target: number } | null;
};

/** An indicator of OpenSLO v1 out of Prometheus: a ratio, or a metric and its limit. */
export function readOpenSloSli(place: SliPlace): SliResult {
  const { document, path } = place;
  const { thresholdMetric, ratioMetric } = readShape(sliSchema, document, path);
  if (thresholdMetric) {
    const query = queryOf(thresholdMetric, 'thresholdMetric', place);
    return query.ok ? thresholdSli(query.query, place.limits) : query;
  }
  if (!ratioMetric) throw sourceFault(document, path, 'expected ratioMetric or thresholdMetric');
  const { slices } = place.limits;
  const ratio = readRatioMetric(ratioMetric, place);
  return slices === null ? ratio : sliced(ratio, slices);
}

/** A metric and its limit: each slice of time is judged by the metric at its end. */
export function thresholdSli(query: string, { op, value, slices }: ObjectiveLimits): SliResult {
  if (!isOperator(op) || value === null)
    return refusal('a threshold metric needs op and value in its objective');
  const every = slices?.every ?? '1m';
  return { ok: true, sli: { kind: 'slices', query, op, value, every } };
}

function isOperator(op: string | null): op is SliceOperator {
  return op !== null && Object.hasOwn(sliceOperators, op);
}

/** A slice is good when its share of good events reaches the slice's target. */
function sliced(
  ratio: SliResult,
  { every, target }: NonNullable<ObjectiveLimits['slices']>,
): SliResult {
  if (!ratio.ok) return ratio;
  const query = goodShare(ratio.sli);
  if (query === null)
    return refusal('its indicator is no ratio that slices of time could be judged by');
  return { ok: true, sli: { kind: 'slices', query, op: 'gte', value: target, every } };
}

function goodShare(sli: ImportedSli): string | null {
  if (sli.kind === 'ratio') return `1 - ${inParentheses(sli.query)}`;
  if (sli.kind !== 'events') return null;
  const share = `${inParentheses(sli.query)} / ${inParentheses(sli.total)}`;
  return sli.part === 'good' ? share : `1 - ${share}`;
}

function readRatioMetric(
  { counter, good, bad, total, raw, rawType }: RatioMetric,
  place: SliPlace,
): SliResult {
  const { document, path } = place;
  if (raw) {
    const query = queryOf(raw, 'raw', place);
    return query.ok ? ratioSli(query.query, rawType === 'failure' ? 'bad' : 'good') : query;
  }
  const part = bad ? 'bad' : 'good';
  const one = bad ?? good;
  if (!one || !total || (bad && good))
    throw sourceFault(document, [...path, 'ratioMetric'], 'expected total with either good or bad');
  const counted = queryOf(one, part, place);
  const all = queryOf(total, 'total', place);
  if (!counted.ok) return counted;
  if (!all.ok) return all;
  const query = counterQuery(counted.query, counter);
  const sum = counterQuery(all.query, counter);
  return { ok: true, sli: { kind: 'events', part, query, total: sum } };
}

type QueryResult =
  | { readonly ok: true; readonly query: string }
  | { readonly ok: false; readonly message: string };

function queryOf({ metricSource }: Metric, part: string, place: SliPlace): QueryResult {
  const { type, spec } = metricSource;
  const kind = type ?? referredType(metricSource.metricSourceRef, part, place) ?? 'prometheus';
  if (kind.toLowerCase() !== 'prometheus')
    return refusal(`${part}: metric source ${kind} is not Prometheus`);
  const query = spec.query ?? spec.promql;
  if (typeof query === 'string' && query.trim() !== '')
    return { ok: true, query: generaliseWindow(query, place.window) };
  const near = didYouMean('query', Object.keys(spec));
  return refusal(`${part}: metricSource.spec holds no query${near}`);
}

function referredType(
  ref: string | null | undefined,
  part: string,
  { document, path, objects }: SliPlace,
): string | null {
  if (!ref) return null;
  const inside = part === 'thresholdMetric' ? [part] : ['ratioMetric', part];
  const where = [...inside, 'metricSource', 'metricSourceRef'];
  const source = referred(objects, 'DataSource', ref, { document, path: [...path, ...where] });
  return readShape(sourceSchema, source.document).spec.type;
}

function refusal(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message };
}
