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
type Kind = keyof typeof partsOf;

/** In the order in which Pyrra's own reading comes to them, with the parts of each. */
const partsOf = {
  ratio: ['errors', 'total'],
  latency: ['success', 'total'],
  bool_gauge: [],
  latencyNative: ['total'],
} as const;
const ownKeys = { ratio: [], latency: [], bool_gauge: ['metric'], latencyNative: ['latency'] };
const indicatorKinds = ['ratio', 'latency', 'bool_gauge', 'latencyNative'] as const;
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
      notes: notesOf(document, spec.indicator, serviceOf(slo) === metadata.namespace),
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
  const kind = indicatorKinds.find((one) => indicator[one]);
  const labels = kind && indicator[kind]?.grouping;
  if (!kind || !labels?.length) return undefined;
  return { labels, path: [...indicatorPath, kind, 'grouping'] };
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

function notesOf(
  document: SourceDocument,
  indicator: Indicator,
  namespaceServes: boolean,
): readonly ImportNote[] {
  const read = indicatorKinds.find((kind) => indicator[kind]);
  const inside = (name: Kind, parts: readonly string[]) => {
    const path = [...indicatorPath, name];
    return [
      ...leftOver(document, path, [...parts, ...ownKeys[name], 'grouping']),
      ...parts.flatMap((part) => leftOver(document, [...path, part], ['metric'])),
    ];
  };
  return [
    ...leftOver(document, [], ['apiVersion', 'kind', 'metadata', 'spec', 'status']),
    ...leftOver(document, ['metadata'], namespaceServes ? ['name', 'namespace'] : ['name']),
    ...leftOver(document, ['spec'], ['target', 'window', 'description', 'indicator'], reasons),
    ...leftOver(document, indicatorPath, read ? [read] : [], {
      ...Object.fromEntries(
        indicatorKinds.map((kind) => [kind, `the SLO has ${read}, which counts`]),
      ),
    }),
    ...(read ? inside(read, partsOf[read]) : []),
  ];
}
