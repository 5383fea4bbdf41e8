import * as z from 'zod';
import { finishSlo } from './finish-slo.ts';
import type { Imported, ImportNote } from './imported-slo.ts';
import type { SourceSplit } from './imported-split.ts';
import { leftOver, ownAlerts } from './keep.ts';
import type { SliResult } from './ratio-sli.ts';
import { metadataSchema, readShape, text } from './read-shape.ts';
import { bucketSli, counterSli, readSelector } from './selector-sli.ts';
import { type SourceDocument, sourceFault } from './source-document.ts';

const metric = z.looseObject({ metric: text });
const grouping = z.array(text).nullish();
const documentSchema = z.looseObject({
  kind: z.literal('ServiceLevelObjective', { error: 'expected kind: ServiceLevelObjective' }),
  metadata: metadataSchema,
  spec: z.looseObject({
    target: z.union([z.string(), z.number()]),
    window: text,
    description: z.string().nullish(),
    indicator: z.looseObject({
      ratio: z.looseObject({ errors: metric, total: metric, grouping }).nullish(),
      latency: z.looseObject({ success: metric, total: metric, grouping }).nullish(),
      latencyNative: z.looseObject({ latency: text, total: metric, grouping }).nullish(),
      bool_gauge: z.looseObject({ metric: text, grouping }).nullish(),
    }),
  }),
});

type PyrraSlo = z.output<typeof documentSchema>;
type Indicator = PyrraSlo['spec']['indicator'];

const indicatorPath = ['spec', 'indicator'];
const reasons = { alerting: ownAlerts };

/** Pyrra's ServiceLevelObjective, as a file or a Kubernetes object. */
export function readPyrra(documents: readonly SourceDocument[]): readonly Imported[] {
  return documents.map((document) => {
    const slo = readShape(documentSchema, document);
    const { spec, metadata } = slo;
    return finishSlo({
      document,
      path: [],
      objectivePath: ['spec', 'target'],
      service: serviceOf(slo),
      name: metadata.name,
      percent: percentOf(document, spec.target),
      window: spec.window,
      sli: readIndicator(document, spec.indicator),
      split: splitOf(spec.indicator),
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

function readIndicator(document: SourceDocument, indicator: Indicator): SliResult {
  const { ratio, latency, latencyNative, bool_gauge: gauge } = indicator;
  if (ratio) return counterSli('bad', ratio.errors.metric, ratio.total.metric);
  if (latency) return bucketSli(latency.success.metric, latency.total.metric);
  if (gauge) return { ok: true, sli: { kind: 'gauge', query: gauge.metric } };
  if (latencyNative) {
    const { latency: threshold, total } = latencyNative;
    return { ok: true, sli: { kind: 'latency', histogram: total.metric, threshold, native: true } };
  }
  throw sourceFault(
    document,
    indicatorPath,
    'expected ratio, latency, bool_gauge or latencyNative',
  );
}

/** The labels an indicator is grouped by, and where they stand. */
function splitOf(indicator: Indicator): SourceSplit | undefined {
  const kinds = ['ratio', 'latency', 'latencyNative', 'bool_gauge'] as const;
  const kind = kinds.find((one) => indicator[one]?.grouping?.length);
  const labels = kind && indicator[kind]?.grouping;
  return labels ? { labels, path: [...indicatorPath, kind, 'grouping'] } : undefined;
}

/** Pyrra knows no services: the one the metric names, else the namespace, else the SLO's own name. */
function serviceOf({ metadata, spec }: PyrraSlo): string {
  const label = metadata.labels?.['pyrra.dev/service'];
  if (typeof label === 'string' && label !== '') return label;
  const { ratio, latency, latencyNative, bool_gauge: gauge } = spec.indicator;
  const total = (ratio ?? latency ?? latencyNative)?.total.metric ?? gauge?.metric ?? '';
  const matchers = readSelector(total)?.matchers ?? [];
  const named = ['service', 'job'].map(
    (name) => matchers.find((one) => one.label === name && one.op === '=')?.value,
  );
  return named.find(Boolean) ?? metadata.namespace ?? metadata.name;
}

function notesOf(document: SourceDocument, namespaceServes: boolean): readonly ImportNote[] {
  const inside = (name: keyof Indicator & string, parts: readonly string[]) => {
    const path = [...indicatorPath, name];
    return [
      ...leftOver(document, path, [...parts, 'grouping']),
      ...parts.flatMap((part) => leftOver(document, [...path, part], ['metric'])),
    ];
  };
  return [
    ...leftOver(document, [], ['apiVersion', 'kind', 'metadata', 'spec', 'status']),
    ...leftOver(document, ['metadata'], namespaceServes ? ['name', 'namespace'] : ['name']),
    ...leftOver(document, ['spec'], ['target', 'window', 'description', 'indicator'], reasons),
    ...inside('ratio', ['errors', 'total']),
    ...inside('latency', ['success', 'total']),
    ...leftOver(document, [...indicatorPath, 'latencyNative'], ['latency', 'total', 'grouping']),
    ...leftOver(document, [...indicatorPath, 'latencyNative', 'total'], ['metric']),
    ...leftOver(document, [...indicatorPath, 'bool_gauge'], ['metric', 'grouping']),
  ];
}
