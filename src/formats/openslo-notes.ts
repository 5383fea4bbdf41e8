import { isDeepStrictEqual } from 'node:util';
import type { ConfigPath } from '../config/position.ts';
import type { ImportNote } from './imported-slo.ts';
import { leftOver, ownAlerts } from './keep.ts';
import type { OpenSloObject } from './openslo-objects.ts';
import { type SourceDocument, valueAt } from './source-document.ts';

type Objective = {
  readonly percent: number;
  readonly slices: boolean;
  /** Whether its `op` and `value` are what the indicator is judged by. */
  readonly limited: boolean;
  readonly timeSliceTarget?: number | null | undefined;
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
  { percent, slices, limited, timeSliceTarget }: Objective,
): readonly ImportNote[] {
  const limit = limited ? ['op', 'value'] : [];
  const read = ['target', 'targetPercent', 'indicator', 'indicatorRef', ...limit];
  const whole = !limited || timeSliceTarget === 1 ? ['timeSliceTarget'] : [];
  const ofSlices = slices ? ['timeSliceWindow', ...whole] : [];
  return leftOver(
    document,
    path,
    [...read, ...ofSlices, ...repeated(document, path, `${percent}%`)],
    slices ? { timeSliceTarget: 'a metric is judged once for each slice, at its end' } : {},
  );
}

/** What an indicator holds beside its metrics' queries. */
export function sliNotes(document: SourceDocument, path: ConfigPath): readonly ImportNote[] {
  const ratio = [...path, 'ratioMetric'];
  const metrics = ['good', 'bad', 'total', 'raw'];
  return [
    ...leftOver(document, path, ['ratioMetric', 'thresholdMetric']),
    ...leftOver(document, ratio, ['counter', ...metrics, 'rawType']),
    ...[[...path, 'thresholdMetric'], ...metrics.map((one) => [...ratio, one])].flatMap((metric) =>
      metricNotes(document, metric),
    ),
  ];
}

/** What a metric holds beside its query. The name of its source is kept with the source itself. */
function metricNotes(document: SourceDocument, metric: ConfigPath): readonly ImportNote[] {
  const source = [...metric, 'metricSource'];
  return [
    ...leftOver(document, metric, ['metricSource']),
    ...leftOver(document, source, ['metricSourceRef', 'type', 'spec']),
    ...leftOver(document, [...source, 'spec'], ['query', 'promql']),
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
