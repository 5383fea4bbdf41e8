import * as z from 'zod';
import { finishSlo, percentOf } from './finish-slo.ts';
import type { Imported } from './imported-slo.ts';
import { keepWhole, leftOver } from './keep.ts';
import { metadataSchema, readShape, text } from './read-shape.ts';
import { isFirstForm, readFirstForm } from './read-slo-generator-first.ts';
import { indicatorSchema, keysRead, readGeneratorSli } from './slo-generator-sli.ts';
import { type SourceDocument, valueAt } from './source-document.ts';

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
    service_level_indicator: indicatorSchema,
  }),
});

type GeneratorSlo = z.output<typeof documentSchema>;
/** google/slo-generator's ServiceLevelObjective (v2, or its first form) over its Prometheus backend. */
export function readSloGenerator(documents: readonly SourceDocument[]): readonly Imported[] {
  return documents.map((document) => {
    if (isFirstForm(document)) return readFirstForm(document, defaultWindow);
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
      sli: readGeneratorSli({
        ...{ document, path: indicatorPath, methodPath: ['spec', 'method'] },
        ...{ method: spec.method, sli: spec.service_level_indicator },
      }),
      description: spec.description,
      notes: notesOf(document, spec),
    });
  });
}

function namesOf({ metadata }: GeneratorSlo): { readonly service: string; readonly name: string } {
  const label = (...keys: readonly string[]) => {
    const values = keys.map((key) => metadata.labels?.[key]);
    const found = values.find((one) => typeof one === 'string' && one.trim() !== '');
    return typeof found === 'string' ? found.trim() : null;
  };
  const parts = [label('feature_name', 'feature'), label('slo_name')];
  const name = parts.filter((one) => one !== null).join('-');
  return {
    service: label('service_name', 'service') ?? metadata.name,
    name: name || metadata.name,
  };
}

function notesOf(
  document: SourceDocument,
  { method, service_level_indicator: sli }: GeneratorSlo['spec'],
) {
  const has = (key: string) => valueAt(document.data, ['metadata', 'labels', key]) !== undefined;
  const labels = [
    'slo_name',
    has('service_name') ? 'service_name' : 'service',
    has('feature_name') ? 'feature_name' : 'feature',
  ];
  const spec = ['description', 'backend', 'method', 'goal', 'service_level_indicator'];
  return [
    ...leftOver(document, [], ['apiVersion', 'kind', 'metadata', 'spec']),
    ...leftOver(document, ['metadata'], ['name', 'labels']),
    ...leftOver(document, ['metadata', 'labels'], labels),
    ...leftOver(document, ['spec'], spec),
    ...leftOver(document, indicatorPath, keysRead(method, sli)),
  ];
}
