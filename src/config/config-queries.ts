import { isAlias, isScalar, type Scalar } from 'yaml';
import type { LintContext, QueryRole, ValueForm } from '../promql/lint/finding.ts';
import { rangeOf } from '../slo/calendar-window.ts';
import type { Target } from '../slo/target.ts';
import type { ConfigDocument } from './document.ts';
import type { FileQuery } from './file-query.ts';
import { type ConfigPath, nodeAt, pathText } from './position.ts';
import type { Settings } from './schema.ts';
import type { SloForm } from './service-schema.ts';

type Use = {
  readonly path: ConfigPath;
  readonly role: QueryRole;
  readonly service: string;
  readonly windowLabel: string;
  readonly target: Target;
  readonly form?: ValueForm;
};

/** Every query of a configuration with what its SLO says of it, in the order of the file. */
export function configQueries(document: ConfigDocument, settings: Settings): readonly FileQuery[] {
  const serviceLabel = settings.serviceLabel === undefined ? 'service' : settings.serviceLabel;
  const uses = (settings.services ?? []).flatMap(({ name, slos }, i) =>
    slos.flatMap((slo, j) => usesOf(name, slo, ['services', i, 'slos', j])),
  );
  const named = Object.keys(settings.queries ?? {}).map((name): ConfigPath => ['queries', name]);
  const paths = new Map(
    [...uses.map(({ path }) => path), ...named].map((path) => [pathText(path), path]),
  );
  return [...paths]
    .flatMap(([name, path]): FileQuery[] => {
      const node = queryNode(document, path);
      if (node === null) return [];
      const context = contextOf(
        uses.filter((use) => pathText(use.path) === name),
        serviceLabel,
      );
      return [{ name, node, query: String(node.value), context }];
    })
    .sort((a, b) => (a.node.range?.[0] ?? 0) - (b.node.range?.[0] ?? 0));
}

function usesOf(
  service: string,
  { sli, target, window }: SloForm,
  path: ConfigPath,
): readonly Use[] {
  const known = { service, windowLabel: rangeOf(window), target: target.target };
  if (typeof sli === 'string') return [{ ...known, path: ['queries', sli], role: 'share' }];
  const counts = (['bad', 'good', 'total'] as const).filter((key) => sli[key] !== undefined);
  const uses = counts.map((key): Use => ({ ...known, path: [...path, 'sli', key], role: 'count' }));
  const at = (key: string) => [...path, 'sli', key];
  for (const form of ['ratio', 'percent', 'gauge'] as const)
    if (sli[form] !== undefined)
      uses.push({ ...known, path: at(form), role: form === 'gauge' ? 'value' : 'share', form });
  if (sli.slices !== undefined)
    uses.push({ ...known, path: [...at('slices'), 'query'], role: 'value' });
  if (sli.latency === undefined) return uses;
  // A native histogram is one series, without those of a classic one to look for.
  if (sli.histogram === 'native')
    return [...uses, { ...known, path: at('latency'), role: 'value' }];
  const histogram = { ...known, target: bucketTarget(target.target, sli.threshold) };
  return [...uses, { ...histogram, path: at('latency'), role: 'histogram' }];
}

/** The long form of a latency SLO names its bucket beside the target. */
function bucketTarget(target: Target, thresholdSeconds: number | undefined): Target {
  if (thresholdSeconds === undefined || target.kind === 'latency') return target;
  const { objective } = target;
  return { kind: 'latency', objective, quantile: objective, thresholdSeconds };
}

function contextOf(uses: readonly Use[], serviceLabel: string | null): LintContext {
  const [first] = uses;
  return {
    role: first?.role ?? 'share',
    service: first?.service ?? null,
    serviceLabel,
    windowLabel: first?.windowLabel ?? null,
    target: first?.target ?? null,
    form: first?.form,
    sameQueryServices: [...new Set(uses.map(({ service }) => service))],
  };
}

function queryNode(document: ConfigDocument, path: ConfigPath): Scalar | null {
  const node = nodeAt(document, path);
  const target = isAlias(node) ? node.resolve(document.yaml) : node;
  return isScalar(target) && typeof target.value === 'string' ? target : null;
}
