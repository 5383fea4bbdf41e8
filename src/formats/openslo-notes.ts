import { isDeepStrictEqual } from 'node:util';
import type { ConfigPath } from '../config/position.ts';
import type { ImportNote } from './imported-slo.ts';
import { leftOver, ownAlerts } from './keep.ts';
import type { OpenSloObject } from './openslo-objects.ts';
import { type SourceDocument, valueAt } from './source-document.ts';

type Objective = {
  readonly value?: number | null | undefined;
  readonly percent: number;
  readonly slices: boolean;
};

/** What an SLO holds beside its counts and its objectives. */
export function sloNotes({ document, name }: OpenSloObject): readonly ImportNote[] {
  const read = ['description', 'service', 'indicator', 'indicatorRef', 'timeWindow'];
  const indicator = ['spec', 'indicator'];
  const own = isDeepStrictEqual(valueAt(document.data, [...indicator, 'metadata']), { name });
  return [
    ...leftOver(document, [], ['apiVersion', 'kind', 'metadata', 'spec']),
    ...leftOver(document, ['metadata'], ['name', ...repeated(document, ['metadata'], name)]),
    ...leftOver(document, ['spec'], [...read, 'budgetingMethod', 'objectives'], {
      alertPolicies: ownAlerts,
    }),
    ...leftOver(document, indicator, own ? ['metadata', 'spec'] : ['spec']),
    ...sliNotes(document, [...indicator, 'spec']),
  ];
}

/** What an objective holds beside its target, and its limits where they are read. */
export function objectiveNotes(
  document: SourceDocument,
  path: ConfigPath,
  { value, percent, slices }: Objective,
): readonly ImportNote[] {
  const limit = typeof value === 'number' ? ['op', 'value'] : [];
  const read = ['target', 'targetPercent', 'indicator', 'indicatorRef', ...limit];
  const ofSlices = slices ? ['timeSliceTarget', 'timeSliceWindow'] : [];
  return leftOver(document, path, [
    ...read,
    ...ofSlices,
    ...repeated(document, path, `${percent}%`),
  ]);
}

/** What an indicator holds beside its metrics. */
export function sliNotes(document: SourceDocument, path: ConfigPath): readonly ImportNote[] {
  return [
    ...leftOver(document, path, ['ratioMetric', 'thresholdMetric']),
    ...leftOver(
      document,
      [...path, 'ratioMetric'],
      ['counter', 'good', 'bad', 'total', 'raw', 'rawType'],
    ),
  ];
}

/** Whether a service is a name alone, which the SLOs of it have too. */
export function isBareService(
  { document, name }: Pick<OpenSloObject, 'document' | 'name'>,
  objects: readonly OpenSloObject[],
): boolean {
  const { apiVersion: _, kind: __, ...rest } = Object(document.data);
  const bare = [{ name }, { name, displayName: name }].map((metadata) => ({ metadata, spec: {} }));
  const named = objects.some((one) => valueAt(one.document.data, ['spec', 'service']) === name);
  return named && bare.some((one) => isDeepStrictEqual(rest, one));
}

/** A name to show that says again what is kept anyway. */
function repeated(document: SourceDocument, path: ConfigPath, text: string): readonly string[] {
  return valueAt(document.data, [...path, 'displayName']) === text ? ['displayName'] : [];
}
