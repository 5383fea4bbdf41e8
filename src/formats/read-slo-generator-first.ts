import * as z from 'zod';
import { finishSlo, percentOf } from './finish-slo.ts';
import type { Imported } from './imported-slo.ts';
import { keepWhole, leftOver } from './keep.ts';
import { readShape, text } from './read-shape.ts';
import { indicatorSchema, keysRead, readGeneratorSli } from './slo-generator-sli.ts';
import { type SourceDocument, valueAt } from './source-document.ts';

const documentSchema = z.looseObject({
  service_name: text,
  feature_name: text,
  slo_name: text,
  slo_description: z.string().nullish(),
  slo_target: z.number(),
  backend: z.looseObject({ class: text, method: text, measurement: indicatorSchema }),
});
const headSchema = z.looseObject({
  slo_name: z.unknown(),
  backend: z.looseObject({ class: text }),
});

const topKeys = ['service_name', 'feature_name', 'slo_name', 'slo_description', 'slo_target'];
const indicatorPath = ['backend', 'measurement'];

/** Whether a file is of slo-generator's first form, which names neither apiVersion nor kind. */
export function isFirstForm({ data }: SourceDocument): boolean {
  return valueAt(data, ['apiVersion']) === undefined && valueAt(data, ['slo_target']) !== undefined;
}

/** An SLO in the form of slo-generator's version 1, over its Prometheus backend. */
export function readFirstForm(document: SourceDocument, window: string): Imported {
  const head = readShape(headSchema, document);
  if (head.backend.class !== 'Prometheus')
    return keepWhole(document, [], `${head.slo_name}: ${head.backend.class} is not Prometheus`);
  const slo = readShape(documentSchema, document);
  const { method, measurement } = slo.backend;
  const sli = { document, path: indicatorPath, methodPath: ['backend', 'method'], method };
  return finishSlo({
    document,
    path: [],
    objectivePath: ['slo_target'],
    service: slo.service_name,
    name: `${slo.feature_name}-${slo.slo_name}`,
    percent: percentOf(slo.slo_target),
    window,
    sli: readGeneratorSli({ ...sli, sli: measurement }),
    description: slo.slo_description,
    notes: [
      ...leftOver(document, [], [...topKeys, 'backend']),
      ...leftOver(document, ['backend'], ['class', 'method', 'measurement']),
      ...leftOver(document, indicatorPath, keysRead(method, measurement)),
    ],
  });
}
