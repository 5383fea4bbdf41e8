import * as z from 'zod';
import { didYouMean } from '../config/nearest.ts';
import type { ConfigPath } from '../config/position.ts';
import { type OpenSloObject, referred } from './openslo-objects.ts';
import type { SliResult } from './ratio-sli.ts';
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
  thresholdMetric: z.unknown().optional(),
  ratioMetric: z
    .looseObject({
      good: metric.nullish(),
      bad: metric.nullish(),
      total: metric.nullish(),
      raw: metric.nullish(),
    })
    .nullish(),
});
const sourceSchema = z.looseObject({ spec: z.looseObject({ type: text }) });

type Metric = z.output<typeof metric>;
/** An indicator's `spec`, and all objects it may refer to. */
export type SliPlace = {
  readonly document: SourceDocument;
  readonly path: ConfigPath;
  readonly objects: readonly OpenSloObject[];
  readonly window: string;
};

/** An indicator of OpenSLO v1: a ratio of good or bad events to all, out of Prometheus. */
export function readOpenSloSli(place: SliPlace): SliResult {
  const { document, path } = place;
  const { thresholdMetric, ratioMetric } = readShape(sliSchema, document, path);
  if (thresholdMetric !== undefined && thresholdMetric !== null)
    return refusal('a threshold metric has no place in the configuration yet');
  if (!ratioMetric) throw sourceFault(document, path, 'expected ratioMetric or thresholdMetric');
  const { good, bad, total, raw } = ratioMetric;
  if (raw) return refusal('a raw ratio metric is no count of events');
  const part = bad ? 'bad' : 'good';
  const one = bad ?? good;
  if (!one || !total || (bad && good))
    throw sourceFault(document, [...path, 'ratioMetric'], 'expected total with either good or bad');
  const counted = queryOf(one, part, place);
  const all = queryOf(total, 'total', place);
  if (!counted.ok) return counted;
  if (!all.ok) return all;
  return { ok: true, sli: { kind: 'events', part, query: counted.query, total: all.query } };
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
  const where = ['ratioMetric', part, 'metricSource', 'metricSourceRef'];
  const source = referred(objects, 'DataSource', ref, { document, path: [...path, ...where] });
  return readShape(sourceSchema, source.document).spec.type;
}

function refusal(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message };
}
