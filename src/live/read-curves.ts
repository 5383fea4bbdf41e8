import { planQueries, type Question, type Row } from '../promql/query-plan.ts';
import { type CountValues, readEvents } from '../promql/read-counts.ts';
import { type EventCurve, eventCurve } from '../slo/event-curve.ts';
import type { Slo } from '../slo/slo.ts';
import type { PrometheusSource, Series } from '../sources/prometheus/prometheus-source.ts';

/** Which stretch of history, and how finely: counts over `rangeSeconds` at each `stepSeconds`. */
export type Stretch = {
  readonly from: number;
  readonly to: number;
  readonly stepSeconds: number;
  readonly rangeSeconds: number;
};

/**
 * How the events of many SLOs came over a stretch of time, by SLO id. Ranges longer than the step
 * overlap: each then tells of the step in its middle. Throws `SourceError`.
 */
export async function readCurves(
  prometheus: PrometheusSource,
  slos: readonly Slo[],
  stretch: Stretch,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, EventCurve>> {
  const { rangeSeconds, from, to, stepSeconds } = stretch;
  const plan = planQueries(slos.map(({ sli }) => sli));
  const answers = await Promise.all(
    plan.questions(`[${rangeSeconds}s]`, rangeSeconds).map(async (question) => {
      const options = { signal, from, to, stepSeconds };
      return valuesByTime(question, (await prometheus.range(question.promql, options)).value);
    }),
  );
  const moments = new Map<number, CountValues>();
  for (const [at, values] of answers.flat())
    moments.set(at, new Map([...(moments.get(at) ?? []), ...values]));
  const inOrder = [...moments].sort(([a], [b]) => a - b);
  return new Map(slos.map((slo) => [slo.id, curveOf(slo, inOrder, stretch)]));
}

function valuesByTime(
  question: Question,
  series: readonly Series[],
): (readonly [number, CountValues])[] {
  const rows = new Map<number, Row[]>();
  for (const { labels, points } of series)
    for (const [at, value] of points) {
      const here = rows.get(at) ?? [];
      here.push({ labels, value });
      rows.set(at, here);
    }
  return [...rows].map(([at, here]) => [at, question.read(here)] as const);
}

function curveOf(
  { sli }: Slo,
  moments: readonly (readonly [number, CountValues])[],
  { from, stepSeconds, rangeSeconds }: Stretch,
): EventCurve {
  const share = stepSeconds / rangeSeconds;
  const earlierMs = ((rangeSeconds - stepSeconds) / 2) * 1000;
  const stepMs = stepSeconds * 1000;
  const start = from - earlierMs - stepMs;
  // A step of nothing at the start: what came before the first answer is known to be nothing, too.
  const blank = { from: start, to: start + stepMs, bad: 0, total: 0 };
  const tiles = moments.map(([at, values]) => {
    const { bad, total } = readEvents(sli, values, new Set());
    const end = at - earlierMs;
    return { from: end - stepMs, to: end, bad: (bad ?? 0) * share, total: (total ?? 0) * share };
  });
  const [first] = tiles;
  return eventCurve(first === undefined || first.from > start ? [blank, ...tiles] : tiles);
}
