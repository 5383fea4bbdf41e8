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
      for (const [label, one] of answers) values.set(label, one);
      for (const metric of answeredMetrics(slos, [...answers.values()])) seen.add(metric);
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

function answeredMetrics(slos: readonly Slo[], answers: readonly CountValues[]): Set<string> {
  const metrics = new Set(
    slos.flatMap(({ sli }) => [...metricsOf(sli.bad), ...metricsOf(sli.total)]),
  );
  const keys = answers.flatMap((values) => [...values.keys()]);
  return new Set(
    [...metrics].filter((metric) =>
      keys.some(
        (key) => key === metric || key.startsWith(`${metric}{`) || key.startsWith(`${metric} `),
      ),
    ),
  );
}
