import { planQueries, type QueryPlan, type Question } from '../promql/query-plan.ts';
import type { CountValues } from '../promql/read-counts.ts';
import { windowsOf } from '../slo/evaluate.ts';
import type { Slo, SloWindow } from '../slo/slo.ts';
import type { AskOptions, PrometheusSource } from '../sources/prometheus/prometheus-source.ts';

/** A window and the plan for the SLOs that are judged over it. */
export type PlannedWindow = SloWindow & {
  readonly plan: QueryPlan;
  readonly slos: readonly Slo[];
};

/** Every window any of the SLOs needs, shortest first. */
export function planWindows(slos: readonly Slo[]): readonly PlannedWindow[] {
  const wanted = new Map<string, { window: SloWindow; over: Slo[] }>();
  for (const slo of slos)
    for (const window of windowsOf(slo)) {
      const known = wanted.get(window.label) ?? { window, over: [] };
      known.over.push(slo);
      wanted.set(window.label, known);
    }
  return [...wanted.values()]
    .map(({ window, over }) => ({
      ...window,
      plan: planQueries(over.map(({ sli }) => sli)),
      slos: over,
    }))
    .sort((a, b) => a.seconds - b.seconds);
}

/** The value of each count over one rolling window, now or at `at`. */
export function readWindow(
  prometheus: PrometheusSource,
  { label, seconds, plan }: PlannedWindow,
  options: AskOptions,
): Promise<CountValues> {
  return ask(prometheus, plan.questions(`[${label}]`, seconds), options);
}

/** Asks every question at once (the source limits how many are under way) and joins the answers. */
export async function ask(
  prometheus: PrometheusSource,
  questions: readonly Question[],
  options: AskOptions,
): Promise<CountValues> {
  const answers = await Promise.all(
    questions.map(async ({ promql, read }) =>
      read((await prometheus.instant(promql, options)).value),
    ),
  );
  return new Map(answers.flatMap((values) => [...values]));
}
