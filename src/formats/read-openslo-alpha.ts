import * as z from 'zod';
import type { ConfigPath } from '../config/position.ts';
import { finishSlo, percentOf } from './finish-slo.ts';
import type { Imported, ImportNote } from './imported-slo.ts';
import { keepWhole, leftOver } from './keep.ts';
import { calendarSchema } from './openslo-calendar.ts';
import type { OpenSloObject } from './openslo-objects.ts';
import { thresholdSli } from './openslo-sli.ts';
import { readWindow } from './openslo-window.ts';
import type { SliResult } from './ratio-sli.ts';
import { readShape, text } from './read-shape.ts';
import { type SourceDocument, sourceFault } from './source-document.ts';
import { generaliseWindow } from './window-query.ts';

const metric = z.looseObject({ source: z.string().nullish(), query: text });
const specSchema = z.looseObject({
  service: text,
  description: z.string().nullish(),
  // Sloth's own examples leave it out.
  budgetingMethod: text.default('Occurrences'),
  indicator: z.looseObject({ thresholdMetric: metric.nullish() }).nullish(),
  objectives: z
    .array(
      z.looseObject({
        ratioMetrics: z.looseObject({ good: metric, total: metric }).nullish(),
        target: z.number(),
        op: z.string().nullish(),
        value: z.number().nullish(),
      }),
    )
    .min(1),
  timeWindows: z
    .array(
      z.looseObject({
        count: z.int().positive(),
        unit: text,
        isRolling: z.boolean().nullish(),
        calendar: calendarSchema.nullish(),
      }),
    )
    .nullish(),
});

type Spec = z.output<typeof specSchema>;

// Each unit as v1 writes it, which has none for seconds.
const unitOf: Readonly<Record<string, string>> = {
  ...{ Minute: 'm', Hour: 'h', Day: 'd', Week: 'w', Month: 'M', Quarter: 'Q', Year: 'Y' },
};
const windowPath = ['spec', 'timeWindows'];

/** An SLO of OpenSLO v1alpha, which Sloth also reads: a ratio of good events, or a metric and its limit. */
export function readAlphaSlo({ document, name }: OpenSloObject): readonly Imported[] {
  const spec = readShape(specSchema, document, ['spec']);
  if (spec.budgetingMethod !== 'Occurrences')
    return [keepWhole(document, [], `${name}: ${spec.budgetingMethod} is not supported yet`)];
  const window = windowOf(document, spec);
  if (!window.ok) return [keepWhole(document, [], `${name}: ${window.message}`)];
  const notes = [...window.notes, ...sloNotes(document)];
  return spec.objectives.map((objective, at) => {
    const path = ['spec', 'objectives', at];
    return finishSlo({
      document,
      path: [],
      objectivePath: [...path, 'target'],
      service: spec.service,
      name: spec.objectives.length === 1 ? name : `${name}-${at + 1}`,
      percent: percentOf(objective.target),
      window: window.window,
      sli: sliOf(document, spec, at, window.range),
      description: spec.description,
      notes: [...(at === 0 ? notes : []), ...objectiveNotes(document, path, spec)],
    });
  });
}

function windowOf(document: SourceDocument, { timeWindows }: Spec) {
  const [first, second] = timeWindows ?? [];
  if (second) {
    const message = `expected one time window, got ${timeWindows?.length}`;
    throw sourceFault(document, windowPath, message);
  }
  if (!first) return readWindow(document, null, windowPath);
  const { count, unit, isRolling, calendar } = first;
  const duration = `${count}${unitOf[unit] ?? unit}`;
  return readWindow(document, [{ duration, isRolling, calendar }], windowPath);
}

function sliOf(document: SourceDocument, spec: Spec, at: number, window: string): SliResult {
  const { ratioMetrics, op = null, value = null } = spec.objectives[at] ?? {};
  const metrics = ratioMetrics ?? spec.indicator;
  const other = Object.values(metrics ?? {}).find((one) => foreignSource(one) !== null);
  if (other) return { ok: false, message: `source ${foreignSource(other)} is not Prometheus` };
  if (ratioMetrics) {
    const query = generaliseWindow(ratioMetrics.good.query, window);
    const total = generaliseWindow(ratioMetrics.total.query, window);
    return { ok: true, sli: { kind: 'events', part: 'good', query, total } };
  }
  const threshold = spec.indicator?.thresholdMetric;
  if (threshold)
    return thresholdSli(generaliseWindow(threshold.query, window), { op, value, slices: null });
  const message = 'expected ratioMetrics, or spec.indicator.thresholdMetric';
  throw sourceFault(document, ['spec', 'objectives', at], message);
}

/** Another system than Prometheus, or null; a metric may leave it unsaid. */
function foreignSource(one: unknown): string | null {
  const found = metric.safeParse(one);
  const source = found.success ? found.data.source : null;
  return source && source.toLowerCase() !== 'prometheus' ? source : null;
}

const metricKeys = ['source', 'queryType', 'query'];

function sloNotes(document: SourceDocument): readonly ImportNote[] {
  const read = ['service', 'description', 'budgetingMethod', 'indicator', 'objectives'];
  const indicator = ['spec', 'indicator'];
  return [
    ...leftOver(document, ['metadata'], ['name']),
    ...leftOver(document, ['spec'], [...read, 'timeWindows']),
    ...leftOver(document, indicator, ['thresholdMetric']),
    ...leftOver(document, [...indicator, 'thresholdMetric'], metricKeys),
  ];
}

function objectiveNotes(
  document: SourceDocument,
  path: ConfigPath,
  { indicator }: Spec,
): readonly ImportNote[] {
  const limits = indicator?.thresholdMetric ? ['op', 'value'] : [];
  const ratio = [...path, 'ratioMetrics'];
  return [
    ...leftOver(document, path, ['ratioMetrics', 'target', ...limits]),
    ...leftOver(document, ratio, ['incremental', 'counter', 'good', 'total']),
    ...['good', 'total'].flatMap((part) => leftOver(document, [...ratio, part], metricKeys)),
  ];
}
