import type { SliForm } from '../promql/sli-input.ts';
import { didYouMean } from './nearest.ts';
import type { ConfigPath } from './position.ts';
import { quote } from './quote.ts';
import type { SloForm } from './service-schema.ts';

/** An SLI as the PromQL room reads it, with where its query stands; or what is wrong, and where. */
export type FormReading =
  | { readonly ok: true; readonly form: SliForm; readonly path: ConfigPath }
  | { readonly ok: false; readonly message: string; readonly path: ConfigPath };

type Queries = Readonly<Record<string, string>>;
type SliMap = Exclude<SloForm['sli'], string>;

/** Keys that say what an SLI is, and what may stand beside each. */
const kinds = [
  { key: 'latency', beside: ['threshold', 'histogram'] },
  { key: 'ratio', beside: [] },
  { key: 'percent', beside: [] },
  { key: 'gauge', beside: [] },
  { key: 'slices', beside: [] },
] as const;

/** The SLI of an SLO that stands at `path`. */
export function sliForm(slo: SloForm, path: ConfigPath, queries: Queries): FormReading {
  const here = [...path, 'sli'];
  if (typeof slo.sli === 'string') return namedQuery(slo, slo.sli, here, queries);
  const { sli } = slo;
  const kind = kinds.find(({ key }) => sli[key] !== undefined);
  if (kind === undefined) return eventsForm(slo, sli, here);
  const stranger = strangerIn(sli, [kind.key, ...kind.beside]);
  if (stranger !== undefined) return refusal(here, `${kind.key} stands alone, without ${stranger}`);
  if (kind.key === 'latency') return latencyForm(slo, sli, sli.latency ?? '', here);
  if (kind.key === 'slices') return slicesForm(slo, sli.slices, here);
  return shareForm(slo, sli, kind.key, here);
}

function strangerIn(sli: SliMap, known: readonly string[]): string | undefined {
  return Object.entries(sli).find(
    ([key, value]) => value !== undefined && !known.includes(key),
  )?.[0];
}

function namedQuery(slo: SloForm, name: string, path: ConfigPath, queries: Queries): FormReading {
  const query = Object.hasOwn(queries, name) ? queries[name] : undefined;
  if (query !== undefined)
    return {
      ok: true,
      form: { kind: 'query', query, target: slo.target.target },
      path: ['queries', name],
    };
  if (/[({[]/.test(name))
    return refusal(path, 'expected the name of a query; write the query itself under queries');
  const names = Object.keys(queries);
  const known = names.length === 0 ? '; there are none' : `; there are ${names.join(', ')}`;
  return refusal(
    path,
    `no query named ${quote(name)} under queries${didYouMean(name, names) || known}`,
  );
}

function eventsForm({ target }: SloForm, sli: SliMap, path: ConfigPath): FormReading {
  const { bad, good, total } = sli;
  if (target.target.kind === 'latency') return refusal(path, needsLatency(target.text));
  const stray = strangerIn(sli, ['bad', 'good', 'total']);
  if (stray !== undefined) return refusal(path, `${stray} belongs to latency`);
  if (total === undefined || (bad === undefined) === (good === undefined))
    return refusal(
      path,
      'expected total with either bad or good, latency with threshold, ratio, percent, gauge or slices',
    );
  const part = bad === undefined ? { good: good ?? '' } : { bad };
  return { ok: true, form: { kind: 'events', ...part, total }, path };
}

function latencyForm(
  { target }: SloForm,
  sli: SliMap,
  metric: string,
  path: ConfigPath,
): FormReading {
  const inTarget = target.target.kind === 'latency' ? target.target.thresholdSeconds : null;
  const thresholdSeconds = sli.threshold ?? inTarget;
  if (thresholdSeconds === null)
    return refusal(path, 'latency needs a threshold beside it, such as threshold: 200ms');
  if (inTarget !== null && inTarget !== thresholdSeconds)
    return refusal(path, `threshold and target (${target.text}) differ; keep one`);
  const histogram = sli.histogram ?? 'classic';
  const form: SliForm = { kind: 'latency', metric, thresholdSeconds, histogram };
  return { ok: true, form, path: [...path, 'latency'] };
}

function needsLatency(target: string): string {
  return `a target like ${target} needs sli: {latency: HISTOGRAM}, or a query with histogram_quantile`;
}

/** A query for a share or a gauge of 0 and 1, which stands under `key`. */
function shareForm(
  { target }: SloForm,
  sli: SliMap,
  key: 'ratio' | 'percent' | 'gauge',
  path: ConfigPath,
): FormReading {
  if (target.target.kind === 'latency') return refusal(path, needsLatency(target.text));
  const query = sli[key] ?? '';
  const forms = {
    ratio: { kind: 'share', query, share: 'bad', outOf: 1 },
    percent: { kind: 'share', query, share: 'good', outOf: 100 },
    gauge: { kind: 'gauge', query },
  } as const;
  return { ok: true, form: forms[key], path: [...path, key] };
}

function slicesForm({ target }: SloForm, slices: SliMap['slices'], path: ConfigPath): FormReading {
  if (target.target.kind === 'latency')
    return refusal(path, `slices need a target such as 99%: how long is their value`);
  if (slices === undefined) return refusal(path, 'expected slices with query, op and value');
  const { query, op, value, every } = slices;
  const form: SliForm = { kind: 'slices', query, op, limit: value, every };
  return { ok: true, form, path: [...path, 'slices', 'query'] };
}

function refusal(path: ConfigPath, message: string): FormReading {
  return { ok: false, message, path };
}
