import { type CountValues, metricsOf, readEvents } from '../promql/read-counts.ts';
import type { Counts } from '../slo/counts.ts';
import { windowsOf } from '../slo/evaluate.ts';
import type { Slo, SloWindow } from '../slo/slo.ts';
import { samePeriod } from './window-range.ts';
import type { WindowSources } from './window-sources.ts';

/** What was read of each window last, and the counts of an SLO in it. */
export type WindowReadings = {
  /** Metrics of which some series answered: an error counter absent for one SLO then counts as zero. */
  readonly seen: ReadonlySet<string>;
  /** Keeps what was answered, by window label. */
  keep(answers: ReadonlyMap<string, CountValues>): void;
  /** Says when the long windows that are kept from now on were read. */
  longReadAt(moment: number): void;
  /** Counts by window label as they are known at a moment. */
  countsAt(moment: number): (slo: Slo) => ReadonlyMap<string, Counts>;
};

export function createWindowReadings(
  slos: readonly Slo[],
  long: readonly SloWindow[],
  sources: WindowSources,
): WindowReadings {
  const values = new Map<string, CountValues>();
  const metrics = new Set(
    slos.flatMap(({ sli }) => [...metricsOf(sli.bad), ...metricsOf(sli.total)]),
  );
  const seen = new Set<string>();
  let longAt = 0;

  /** Of a calendar's window nothing that belongs to an earlier period. */
  function valuesAt(moment: number): ReadonlyMap<string, CountValues> {
    const ended = long.filter((window) => !samePeriod(window, longAt, moment));
    const labels = new Set(ended.map(({ label }) => label));
    return new Map([...values].filter(([label]) => !labels.has(label)));
  }

  function countsOf(slo: Slo, known: ReadonlyMap<string, CountValues>): Map<string, Counts> {
    const counts = new Map<string, Counts>();
    for (const window of windowsOf(slo)) {
      const one = known.get(window.label);
      if (one === undefined) continue;
      counts.set(window.label, readEvents(sources.recorded(slo, window) ?? slo.sli, one, seen));
    }
    return counts;
  }

  return {
    seen,
    keep(answers) {
      for (const [label, one] of answers) {
        values.set(label, one);
        // Nothing left to look for: the usual case from the second answer on.
        if (seen.size === metrics.size) continue;
        for (const key of one.keys()) if (metrics.has(metricOf(key))) seen.add(metricOf(key));
      }
    },
    longReadAt: (moment) => {
      longAt = moment;
    },
    countsAt: (moment) => {
      const known = valuesAt(moment);
      return (slo) => countsOf(slo, known);
    },
  };
}

/** The metric a count's key begins with; of an expression some text that is no metric. */
function metricOf(key: string): string {
  return key.split(/[{ ]/, 1)[0] ?? key;
}
