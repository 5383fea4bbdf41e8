import type { EventsSli } from '../promql/events.ts';
import { type CountValues, readEvents } from '../promql/read-counts.ts';
import type { Slo } from '../slo/slo.ts';
import { progressOf } from '../slo/window-progress.ts';
import type { PrometheusSource } from '../sources/prometheus/prometheus-source.ts';
import { ask, type PlannedWindow } from './window-counts.ts';
import { rangeAt, samePeriod } from './window-range.ts';

/** Coverage of a long window moves by 0.14 points an hour at most, and is not cheap. */
const readEveryMs = 3_600_000;
const longestStepSeconds = 3_600;
const shortestStepSeconds = 60;
/** Steps a calendar's young period is looked at with: fewer would be a guess. */
const fewestSteps = 10;

/** For how much of each SLO's window there is data. */
export type Coverage = {
  /** Reads what is old. Throws `SourceError`. */
  read(at: number, signal: AbortSignal): Promise<void>;
  /** Share of the SLO's window, 0..1, as it was last read; null when not known. */
  of(slo: Slo, at: number): number | null;
};

type Reading = {
  readonly at: number;
  readonly stepSeconds: number;
  readonly values: CountValues;
  /** What was asked about. */
  readonly slis: ReadonlySet<EventsSli>;
};

export function createCoverage(
  prometheus: PrometheusSource,
  windows: readonly PlannedWindow[],
): Coverage {
  const readings = new Map<string, Reading>();

  function isDue(window: PlannedWindow, at: number): boolean {
    const known = readings.get(window.label);
    if (known === undefined || !samePeriod(window, known.at, at)) return true;
    // A young period is short to ask about, and its share moves fast.
    const { passedSeconds } = progressOf(window, known.at);
    return at - known.at >= Math.min(readEveryMs, passedSeconds * 1000);
  }

  return {
    async read(at, signal) {
      for (const window of windows.filter((one) => isDue(one, at))) {
        const range = rangeAt(window, at);
        const stepSeconds = range === null ? 0 : stepFor(range.seconds);
        if (range === null || range.seconds < fewestSteps * stepSeconds) continue;
        const questions = window.plan.coverage(range.text, stepSeconds);
        const values = await ask(prometheus, questions, { at, signal });
        readings.set(window.label, { at, stepSeconds, values, slis: new Set(window.slis) });
      }
    },
    of({ sli, window }, at) {
      const known = readings.get(window.label);
      if (known === undefined || !known.slis.has(sli)) return null;
      if (sli.total.kind !== 'counters') return null;
      if (!samePeriod(window, known.at, at)) return null;
      const total = { bad: sli.total, total: sli.total };
      const present = readEvents(total, known.values, new Set()).total;
      const { passedSeconds } = progressOf(window, known.at);
      // No step fell into the time there is data of: less than one.
      return Math.min(1, ((present ?? 0) * known.stepSeconds) / passedSeconds);
    },
  };
}

function stepFor(seconds: number): number {
  const step = Math.floor(seconds / (4 * fewestSteps));
  return Math.min(longestStepSeconds, Math.max(shortestStepSeconds, step));
}
