import * as z from 'zod';
import { finishSlo } from './finish-slo.ts';
import type { Imported, ImportNote } from './imported-slo.ts';
import { keepWhole, leftOver, ownAlerts } from './keep.ts';
import type { SliResult } from './ratio-sli.ts';
import { metadataSchema, readShape, text } from './read-shape.ts';
import { bucketSli, counterSli, readSelector } from './selector-sli.ts';
import { type SourceDocument, sourceFault } from './source-document.ts';

const metric = z.looseObject({ metric: text });
const documentSchema = z.looseObject({
  kind: z.literal('ServiceLevelObjective', { error: 'expected kind: ServiceLevelObjective' }),
  metadata: metadataSchema,
  spec: z.looseObject({
    target: z.union([z.string(), z.number()]),
    window: text,
    description: z.string().nullish(),
    indicator: z.looseObject({
      ratio: z.looseObject({ errors: metric, total: metric }).nullish(),
      latency: z.looseObject({ success: metric, total: metric }).nullish(),
    }),
  }),
});

type PyrraSlo = z.output<typeof documentSchema>;
type Indicator = PyrraSlo['spec']['indicator'];

const indicatorPath = ['spec', 'indicator'];
const reasons = {
  alerting: ownAlerts,
  grouping: 'not supported yet: this SLO counts all groups together',
};
const kinds: Readonly<Record<string, string>> = {
  bool_gauge: 'a boolean gauge has no place in the configuration yet',
  latencyNative: 'a native histogram has no place in the configuration yet',
};

/** Pyrra's ServiceLevelObjective, as a file or a Kubernetes object. */
export function readPyrra(documents: readonly SourceDocument[]): readonly Imported[] {
  return documents.map((document) => {
    const slo = readShape(documentSchema, document);
    const { spec, metadata } = slo;
    const unsupported = Object.keys(spec.indicator).find((key) => kinds[key] !== undefined);
    if (unsupported !== undefined)
      return keepWhole(document, [], `${metadata.name}: ${kinds[unsupported]}`);
    return finishSlo({
      document,
      path: [],
      objectivePath: ['spec', 'target'],
      service: serviceOf(slo),
      name: metadata.name,
      percent: percentOf(document, spec.target),
      window: spec.window,
      sli: readIndicator(document, spec.indicator),
      description: spec.description,
      notes: notesOf(document, serviceOf(slo) === metadata.namespace),
    });
  });
}

function percentOf(document: SourceDocument, target: string | number): number {
  const percent = Number(target);
  if (String(target).trim() !== '' && Number.isFinite(percent)) return percent;
  throw sourceFault(document, ['spec', 'target'], `expected a percentage, got "${target}"`);
}

function readIndicator(document: SourceDocument, { ratio, latency }: Indicator): SliResult {
  if (ratio) return counterSli('bad', ratio.errors.metric, ratio.total.metric);
  if (latency) return bucketSli(latency.success.metric, latency.total.metric);
  throw sourceFault(
    document,
    indicatorPath,
    'expected ratio, latency, bool_gauge or latencyNative',
  );
}

/** Pyrra knows no services: the one the metric names, else the namespace, else the SLO's own name. */
function serviceOf({ metadata, spec }: PyrraSlo): string {
  const label = metadata.labels?.['pyrra.dev/service'];
  if (typeof label === 'string' && label !== '') return label;
  const total = (spec.indicator.ratio ?? spec.indicator.latency)?.total.metric ?? '';
  const matchers = readSelector(total)?.matchers ?? [];
  const named = ['service', 'job'].map(
    (name) => matchers.find((one) => one.label === name && one.op === '=')?.value,
  );
  return named.find(Boolean) ?? metadata.namespace ?? metadata.name;
}

function notesOf(document: SourceDocument, namespaceServes: boolean): readonly ImportNote[] {
  const inside = (name: 'ratio' | 'latency', parts: readonly string[]) => {
    const path = [...indicatorPath, name];
    return [
      ...leftOver(document, path, parts, reasons),
      ...parts.flatMap((part) => leftOver(document, [...path, part], ['metric'])),
    ];
  };
  return [
    ...leftOver(document, [], ['apiVersion', 'kind', 'metadata', 'spec', 'status']),
    ...leftOver(document, ['metadata'], namespaceServes ? ['name', 'namespace'] : ['name']),
    ...leftOver(document, ['spec'], ['target', 'window', 'description', 'indicator'], reasons),
    ...inside('ratio', ['errors', 'total']),
    ...inside('latency', ['success', 'total']),
  ];
}
