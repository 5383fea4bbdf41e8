import * as z from 'zod';
import type { ConfigPath } from '../config/position.ts';
import { finishSlo } from './finish-slo.ts';
import type { Imported, ImportNote } from './imported-slo.ts';
import { keepWhole, leftOver, ownAlerts } from './keep.ts';
import { ratioSli, type SliResult } from './ratio-sli.ts';
import { readShape, text } from './read-shape.ts';
import { type SourceDocument, sourceFault } from './source-document.ts';
import { ownWindow } from './window-query.ts';

/** The period Sloth takes unless its command line says otherwise; its files never name one. */
const defaultWindow = '30d';
const reasons = {
  raw: 'the SLO has events, which are counted',
  alerting: ownAlerts,
  plugin: 'only Sloth can run its plugins',
  plugins: 'only Sloth can run its plugins',
};

// Files write error_query, Kubernetes objects errorQuery.
const query = text.optional();
const sloSchema = z.looseObject({
  name: text,
  objective: z.number(),
  description: z.string().nullish(),
  sli: z.looseObject({
    events: z
      .looseObject({ error_query: query, errorQuery: query, total_query: query, totalQuery: query })
      .nullish(),
    raw: z.looseObject({ error_ratio_query: query, errorRatioQuery: query }).nullish(),
  }),
});
const specSchema = z.looseObject({ service: text, slos: z.array(z.unknown()).min(1) });

const queryKeys = ['error_query', 'errorQuery', 'total_query', 'totalQuery'];

const ratioKeys = ['error_ratio_query', 'errorRatioQuery'];

type SlothSlo = z.output<typeof sloSchema>;

/** Sloth's `prometheus/v1` file, or its Kubernetes object PrometheusServiceLevel. */
export function readSloth(documents: readonly SourceDocument[]): readonly Imported[] {
  return documents.flatMap((document) => {
    const { version, kind } = readShape(kindSchema, document);
    if (version !== undefined) return readSpec(document, [], ['version', 'service', 'slos']);
    if (kind === 'PrometheusServiceLevel') {
      const outside = leftOver(document, [], ['apiVersion', 'kind', 'spec']);
      return [...readSpec(document, ['spec'], ['service', 'slos']), ...kept(document, outside)];
    }
    return [keepWhole(document, [], `${kind}: alert windows follow from the SLO's own window`)];
  });
}

const kindSchema = z
  .looseObject({ version: z.literal('prometheus/v1').optional(), kind: z.string().optional() })
  .refine(
    ({ version, kind }) => version !== undefined || slothKinds.includes(kind ?? ''),
    'expected version: prometheus/v1, or kind: PrometheusServiceLevel',
  );
const slothKinds = ['PrometheusServiceLevel', 'AlertWindows'];

function readSpec(
  document: SourceDocument,
  path: ConfigPath,
  read: readonly string[],
): readonly Imported[] {
  const { service, slos } = readShape(specSchema, document, path);
  return [
    ...slos.map((_, at) => readSlo(document, [...path, 'slos', at], service)),
    ...kept(document, leftOver(document, path, read, reasons)),
  ];
}

function kept({ label }: SourceDocument, notes: readonly ImportNote[]): readonly Imported[] {
  return notes.length === 0 ? [] : [{ kind: 'kept', file: label, notes }];
}

function readSlo(document: SourceDocument, path: ConfigPath, service: string): Imported {
  const slo = readShape(sloSchema, document, path);
  const sliPath = [...path, 'sli'];
  return finishSlo({
    document,
    path,
    objectivePath: [...path, 'objective'],
    service,
    name: slo.name,
    percent: slo.objective,
    window: defaultWindow,
    sli: readSli(slo, document, sliPath),
    description: slo.description,
    notes: [
      ...leftOver(document, path, ['name', 'objective', 'description', 'sli'], reasons),
      ...leftOver(document, sliPath, [slo.sli.events ? 'events' : 'raw'], reasons),
      ...leftOver(document, [...sliPath, 'events'], queryKeys),
      ...(slo.sli.events ? [] : leftOver(document, [...sliPath, 'raw'], ratioKeys)),
    ],
  });
}

function readSli({ sli }: SlothSlo, document: SourceDocument, path: ConfigPath): SliResult {
  const { events, raw } = sli;
  if (events) {
    const error = events.error_query ?? events.errorQuery;
    const total = events.total_query ?? events.totalQuery;
    if (error === undefined || total === undefined)
      throw sourceFault(document, [...path, 'events'], 'expected an error query and a total query');
    return {
      ok: true,
      sli: { kind: 'events', part: 'bad', query: ownWindow(error), total: ownWindow(total) },
    };
  }
  const ratio = raw?.error_ratio_query ?? raw?.errorRatioQuery;
  if (ratio !== undefined) return ratioSli(ownWindow(ratio), 'bad');
  if ('plugin' in sli) return { ok: false, message: `its SLI is a plugin: ${reasons.plugin}` };
  throw sourceFault(document, path, 'expected events, raw or plugin');
}
