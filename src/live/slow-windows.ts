import { justUnder } from '../promql/just-under.ts';
import type { CountValues } from '../promql/read-counts.ts';
import type { Slo } from '../slo/slo.ts';
import type { PrometheusSource } from '../sources/prometheus/prometheus-source.ts';
import type { AnchorStore } from './anchor-store.ts';
import { type Coverage, createCoverage } from './coverage.ts';
import type { WindowFilling } from './fill-windows.ts';
import { createLongWindows } from './long-windows.ts';
import { ask, type PlannedWindow, planWindows } from './window-counts.ts';
import { rangeAt } from './window-range.ts';
import type { WindowSources } from './window-sources.ts';

/** The long windows of all SLOs: raw ones are rolled, recorded ones read whole, which is cheap. */
export type SlowWindows = {
  /** Counts of each window by its label. Throws `SourceError`. */
  read(moment: Moment): Promise<ReadonlyMap<string, CountValues>>;
  /** For how much of the windows that are read raw there is data. */
  readonly coverage: Coverage;
};

type Moment = {
  readonly now: number;
  readonly signal: AbortSignal;
  readonly filling?: WindowFilling;
};

export type SlowWindowsOptions = {
  readonly prometheus: PrometheusSource;
  readonly slos: readonly Slo[];
  readonly sources: WindowSources;
  readonly store: AnchorStore;
};

/** Plans the long windows by what is recorded at this moment. */
export function createSlowWindows({
  prometheus,
  slos,
  sources,
  store,
}: SlowWindowsOptions): SlowWindows {
  const raw = planWindows(slos, sources.raw);
  const recorded = planWindows(slos, sources.recorded);
  const rolled = createLongWindows(prometheus, raw, store);
  const own = new Set(slos.map(({ window }) => window.label));
  return {
    async read({ now, signal, filling }) {
      const counts = new Map(await rolled.read(now, signal, filling));
      for (const window of recorded) {
        const summed = await sumRecorded(prometheus, window, { now, signal });
        counts.set(window.label, new Map([...(counts.get(window.label) ?? []), ...summed]));
      }
      return counts;
    },
    coverage: createCoverage(
      prometheus,
      raw.filter(({ label }) => own.has(label)),
    ),
  };
}

async function sumRecorded(
  prometheus: PrometheusSource,
  window: PlannedWindow,
  { now, signal }: Moment,
): Promise<CountValues> {
  const range = rangeAt(window, now);
  if (range === null) return new Map();
  const questions = window.plan.questions(`[${justUnder(range.seconds)}]`, range.seconds);
  return ask(prometheus, questions, { at: now, signal });
}
