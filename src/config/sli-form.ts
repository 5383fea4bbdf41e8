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

/** The SLI of an SLO that stands at `path`. */
export function sliForm(slo: SloForm, path: ConfigPath, queries: Queries): FormReading {
  const here = [...path, 'sli'];
  if (typeof slo.sli === 'string') return namedQuery(slo, slo.sli, here, queries);
  return slo.sli.latency === undefined
    ? eventsForm(slo, slo.sli, here)
    : latencyForm(slo, slo.sli, slo.sli.latency, here);
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
  if (target.target.kind === 'latency')
    return refusal(
      path,
      `a target like ${target.text} needs sli: {latency: HISTOGRAM}, or a query with histogram_quantile`,
    );
  if (sli.threshold !== undefined) return refusal(path, 'threshold belongs to latency');
  if (total === undefined || (bad === undefined) === (good === undefined))
    return refusal(path, 'expected total with either bad or good, or latency with threshold');
  const part = bad === undefined ? { good: good ?? '' } : { bad };
  return { ok: true, form: { kind: 'events', ...part, total }, path };
}

function latencyForm(
  { target }: SloForm,
  sli: SliMap,
  metric: string,
  path: ConfigPath,
): FormReading {
  if (sli.bad !== undefined || sli.good !== undefined || sli.total !== undefined)
    return refusal(path, 'latency stands alone, without bad, good or total');
  const inTarget = target.target.kind === 'latency' ? target.target.thresholdSeconds : null;
  const thresholdSeconds = sli.threshold ?? inTarget;
  if (thresholdSeconds === null)
    return refusal(path, 'latency needs a threshold beside it, such as threshold: 200ms');
  if (inTarget !== null && inTarget !== thresholdSeconds)
    return refusal(path, `threshold and target (${target.text}) differ; keep one`);
  const form: SliForm = { kind: 'latency', metric, thresholdSeconds };
  return { ok: true, form, path: [...path, 'latency'] };
}

function refusal(path: ConfigPath, message: string): FormReading {
  return { ok: false, message, path };
}
