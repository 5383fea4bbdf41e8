import { planQueries, type QueryPlan, type Question } from '../promql/query-plan.ts';
import type { CountValues } from '../promql/read-counts.ts';
import { windowsOf } from '../slo/evaluate.ts';
import type { Slo } from '../slo/slo.ts';
import type { AskOptions, PrometheusSource } from '../sources/prometheus/prometheus-source.ts';

/** A window and the plan for the SLOs that are judged over it. */
export type PlannedWindow = {
  readonly label: string;
  readonly seconds: number;
  readonly plan: QueryPlan;
  readonly slos: readonly Slo[];
};

/** Every window any of the SLOs needs, shortest first. */
export function planWindows(slos: readonly Slo[]): readonly PlannedWindow[] {
  const wanted = new Map<string, { seconds: number; slos: Slo[] }>();
  for (const slo of slos)
    for (const { label, seconds } of windowsOf(slo)) {
      const window = wanted.get(label) ?? { seconds, slos: [] };
      window.slos.push(slo);
      wanted.set(label, window);
    }
  return [...wanted]
    .map(([label, { seconds, slos: over }]) => ({
      label,
      seconds,
      plan: planQueries(over.map(({ sli }) => sli)),
      slos: over,
    }))
    .sort((a, b) => a.seconds - b.seconds);
}

/** The value of each count over one window, now or at `at`. */
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
