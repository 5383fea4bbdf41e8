import * as z from 'zod';
import type { ConfigPath } from '../config/position.ts';
import { finishSlo, percentOf } from './finish-slo.ts';
import type { Imported, ImportedSli, ImportNote } from './imported-slo.ts';
import { keepWhole, leftOver } from './keep.ts';
import type { OpenSloObject } from './openslo-objects.ts';
import { readShape, text } from './read-shape.ts';
import type { SourceDocument } from './source-document.ts';
import { generaliseWindow } from './window-query.ts';

const metric = z.looseObject({ source: z.string().nullish(), query: text });
const specSchema = z.looseObject({
  service: text,
  description: z.string().nullish(),
  budgetingMethod: text,
  objectives: z
    .array(
      z.looseObject({
        ratioMetrics: z.looseObject({ good: metric, total: metric }),
        target: z.number(),
      }),
    )
    .min(1),
  timeWindows: z.array(z.looseObject({ count: z.int().positive(), unit: text })).nullish(),
});

const unitOf: Readonly<Record<string, string>> = { Hour: 'h', Day: 'd', Week: 'w' };

/** An SLO of OpenSLO v1alpha, which Sloth also reads: good and total events over a rolling window. */
export function readAlphaSlo({ document, name }: OpenSloObject): readonly Imported[] {
  const spec = readShape(specSchema, document, ['spec']);
  if (spec.budgetingMethod !== 'Occurrences')
    return [keepWhole(document, [], `${name}: ${spec.budgetingMethod} is not supported yet`)];
  const [first = { count: 30, unit: 'Day' }] = spec.timeWindows ?? [];
  const window = `${first.count}${unitOf[first.unit] ?? first.unit}`;
  return spec.objectives.map(({ ratioMetrics: { good, total }, target }, at) => {
    const path = ['spec', 'objectives', at];
    return finishSlo({
      document,
      path: [],
      objectivePath: [...path, 'target'],
      service: spec.service,
      name: spec.objectives.length === 1 ? name : `${name}-${at + 1}`,
      percent: percentOf(target),
      window,
      sli: { ok: true, sli: eventsOf(good.query, total.query, window) },
      description: spec.description,
      notes: notesOf(document, path),
    });
  });
}

function eventsOf(good: string, total: string, window: string): ImportedSli {
  return {
    kind: 'events',
    part: 'good',
    query: generaliseWindow(good, window),
    total: generaliseWindow(total, window),
  };
}

function notesOf(document: SourceDocument, objective: ConfigPath): readonly ImportNote[] {
  const read = ['service', 'description', 'budgetingMethod', 'objectives', 'timeWindows'];
  return [
    ...leftOver(document, ['metadata'], ['name']),
    ...leftOver(document, ['spec'], read),
    ...leftOver(document, objective, ['ratioMetrics', 'target']),
  ];
}
