import type { EventsSli } from '../promql/events.ts';
import { planQueries, type QueryPlan, type Question } from '../promql/query-plan.ts';
import type { CountValues } from '../promql/read-counts.ts';
import { windowsOf } from '../slo/evaluate.ts';
import type { Slo, SloWindow } from '../slo/slo.ts';
import type { AskOptions, PrometheusSource } from '../sources/prometheus/prometheus-source.ts';

/** A window and the plan for the SLIs that are counted over it. */
export type PlannedWindow = SloWindow & {
  readonly plan: QueryPlan;
  readonly slis: readonly EventsSli[];
};

/** What is counted for an SLO over a window; null when nothing is. */
export type SliOver = (slo: Slo, window: SloWindow) => EventsSli | null;

/** Every window any of the SLOs needs, shortest first. */
export function planWindows(
  slos: readonly Slo[],
  sliOver: SliOver = ({ sli }) => sli,
): readonly PlannedWindow[] {
  const wanted = new Map<string, { window: SloWindow; slis: EventsSli[] }>();
  for (const slo of slos)
    for (const window of windowsOf(slo)) {
      const sli = sliOver(slo, window);
      if (sli === null) continue;
      const known = wanted.get(window.label) ?? { window, slis: [] };
      known.slis.push(sli);
      wanted.set(window.label, known);
    }
  return [...wanted.values()]
    .map(({ window, slis }) => ({ ...window, plan: planQueries(slis), slis }))
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
