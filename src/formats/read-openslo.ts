import * as z from 'zod';
import type { ConfigPath } from '../config/position.ts';
import { finishSlo, percentOf } from './finish-slo.ts';
import type { Imported } from './imported-slo.ts';
import { keepWhole, leftOver, ownAlerts } from './keep.ts';
import { isBareService, objectiveNotes, sliNotes, sloNotes } from './openslo-notes.ts';
import { type OpenSloObject, readObject, referred } from './openslo-objects.ts';
import { checkOpenSloRules } from './openslo-rules.ts';
import { type ObjectiveLimits, readOpenSloSli, type SliPlace } from './openslo-sli.ts';
import { readWindow, timeWindowSchema } from './openslo-window.ts';
import type { SliResult } from './ratio-sli.ts';
import { readAlphaSlo } from './read-openslo-alpha.ts';
import { readShape, text } from './read-shape.ts';
import { type SourceDocument, sourceFault } from './source-document.ts';

const objectiveSchema = z.looseObject({
  displayName: z.string().nullish(),
  target: z.number().nullish(),
  targetPercent: z.number().nullish(),
  indicatorRef: text.nullish(),
  indicator: z.unknown().optional(),
  op: z.string().nullish(),
  value: z.number().nullish(),
  timeSliceTarget: z.number().nullish(),
  timeSliceWindow: z.union([z.string(), z.number()]).nullish(),
});
const specSchema = z.looseObject({
  description: z.string().nullish(),
  service: text,
  indicator: z.unknown().optional(),
  indicatorRef: text.nullish(),
  timeWindow: timeWindowSchema.nullish(),
  budgetingMethod: text,
  objectives: z.array(objectiveSchema).min(1),
});

type Spec = z.output<typeof specSchema>;
type Objective = z.output<typeof objectiveSchema>;
type Objects = readonly OpenSloObject[];

/** OpenSLO v1 (and the SLOs of v1alpha): objects in any number of documents, which name each other. */
export function readOpenSlo(documents: readonly SourceDocument[]): readonly Imported[] {
  const objects = documents.map(readObject);
  const slos = new Map(
    objects
      .filter(({ kind }) => kind === 'SLO')
      .map((one) => [one, isV1(one) ? readSlo(one, objects) : readAlphaSlo(one)]),
  );
  const used = new Set([...slos].flatMap(([object, read]) => indicatorsUsed(object, read)));
  return objects.flatMap((one) => slos.get(one) ?? keepObject(one, objects, used));
}

function isV1({ apiVersion }: OpenSloObject): boolean {
  return apiVersion === 'openslo/v1';
}

/** Objects that are no SLO: an indicator is used by the SLOs that name it, all others are kept. */
function keepObject(
  { document, kind, name }: OpenSloObject,
  objects: Objects,
  used: ReadonlySet<string>,
): readonly Imported[] {
  if (kind === 'SLI' && used.has(name)) {
    const notes = [...leftOver(document, ['metadata'], ['name']), ...sliNotes(document, ['spec'])];
    return notes.length === 0 ? [] : [{ kind: 'kept', file: document.label, notes }];
  }
  if (kind === 'Service' && isBareService({ document, name }, objects)) return [];
  const alerting = kind.startsWith('Alert')
    ? `: ${ownAlerts}`
    : ' has no place in the configuration';
  return [keepWhole(document, [], `${kind} ${name}${alerting}`)];
}

/** The indicators by whose names an SLO was imported: of one that is kept they are kept too. */
function indicatorsUsed(object: OpenSloObject, read: readonly Imported[]): readonly string[] {
  if (!isV1(object)) return [];
  const { indicatorRef, objectives } = readShape(specSchema, object.document, ['spec']);
  return objectives.flatMap((objective, at) => {
    const name = objective.indicatorRef ?? indicatorRef;
    return name && read[at]?.kind === 'slo' ? [name] : [];
  });
}

function readSlo(object: OpenSloObject, objects: Objects): readonly Imported[] {
  const { document, name } = object;
  const spec = readShape(specSchema, document, ['spec']);
  checkOpenSloRules(document, spec);
  const window = readWindow(document, spec.timeWindow);
  const problem = unsupported(spec) ?? (window.ok ? null : window.message);
  const slices = spec.budgetingMethod === 'Timeslices';
  if (problem !== null || !window.ok) return [keepWhole(document, [], `${name}: ${problem}`)];
  const notes = [...window.notes, ...sloNotes(object)];
  return spec.objectives.map((objective, at) => {
    const objectivePath = ['spec', 'objectives', at];
    const percent = percentAt(object, objective, objectivePath);
    const sli = readIndicator(object, objective, objectivePath, {
      ...{ objects, window: window.range },
      limits: limitsOf(objective, slices),
    });
    const limited = isLimited(sli, objective);
    return finishSlo({
      document,
      path: [],
      objectivePath,
      service: spec.service,
      name: spec.objectives.length === 1 ? name : `${name}-${slug(objective, at)}`,
      percent,
      window: window.window,
      sli,
      description: spec.description,
      notes: [
        ...(at === 0 ? notes : []),
        ...objectiveNotes(document, objectivePath, { ...objective, percent, slices, limited }),
      ],
    });
  });
}

function unsupported({ budgetingMethod }: Spec): string | null {
  return ['Occurrences', 'Timeslices'].includes(budgetingMethod)
    ? null
    : `budgeting method ${budgetingMethod}: an average of ratios is no share of anything`;
}

function percentAt({ document }: OpenSloObject, objective: Objective, path: ConfigPath): number {
  if (typeof objective.targetPercent === 'number') return objective.targetPercent;
  if (typeof objective.target === 'number') return percentOf(objective.target);
  throw sourceFault(document, path, 'expected target or targetPercent');
}

/** The indicator of the objective, else of the SLO, in place or by name. */
function readIndicator(
  { document }: OpenSloObject,
  objective: Objective,
  path: ConfigPath,
  known: Pick<SliPlace, 'objects' | 'window' | 'limits'>,
): SliResult {
  const inner = objective.indicatorRef || objective.indicator ? path : ['spec'];
  const { indicatorRef } = readShape(refSchema, document, inner);
  if (!indicatorRef)
    return readOpenSloSli({ ...known, document, path: [...inner, 'indicator', 'spec'] });
  const at = { document, path: [...inner, 'indicatorRef'] };
  const sli = referred(known.objects, 'SLI', indicatorRef, at);
  return readOpenSloSli({ ...known, document: sli.document, path: ['spec'] });
}

/** A slice is a number of minutes where it has no unit. Both are there where slices are judged. */
function limitsOf(
  { op, value, timeSliceTarget, timeSliceWindow }: Objective,
  slices: boolean,
): ObjectiveLimits {
  const length = timeSliceWindow ?? '1m';
  const every = typeof length === 'number' ? `${length}m` : length;
  return {
    op: op ?? null,
    value: value ?? null,
    slices: slices ? { every, target: timeSliceTarget ?? 1 } : null,
  };
}

/** Whether it is a metric that the objective's own limit judges. */
function isLimited(sli: SliResult, { op, value }: Objective): boolean {
  return sli.ok && sli.sli.kind === 'slices' && sli.sli.op === op && sli.sli.value === value;
}

const refSchema = z.looseObject({ indicatorRef: text.nullish() });

function slug({ displayName }: Objective, at: number): string {
  const words = (displayName ?? '').toLowerCase().match(/[a-z0-9]+/g);
  return words?.join('-') ?? String(at + 1);
}
