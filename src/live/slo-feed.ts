import { type CountValues, metricsOf, readEvents } from '../promql/read-counts.ts';
import { type Counts, unknownCounts } from '../slo/counts.ts';
import { evaluate, windowsOf } from '../slo/evaluate.ts';
import type { Slo } from '../slo/slo.ts';
import { markStale, unknownStatuses } from '../slo/stale.ts';
import type { SloStatus } from '../slo/status.ts';
import type { PrometheusSource } from '../sources/prometheus/prometheus-source.ts';
import { type AnchorStore, noAnchorStore } from './anchor-store.ts';
import { readBurnDown } from './burn-down.ts';
import { createCoverage } from './coverage.ts';
import { createLongWindows } from './long-windows.ts';
import type { BurnDown } from './state.ts';
import { planWindows, readWindow } from './window-counts.ts';
import { samePeriod } from './window-range.ts';

/** Windows up to 6 h are current at each refresh; longer ones change slowly. */
const longestFastSeconds = 21_600;
/** Of these, the ones up to 1 h are read whole; rolling the others on costs the server a tenth. */
const longestWholeSeconds = 3_600;

export type SloFeedOptions = {
  readonly prometheus: PrometheusSource;
  readonly slos: readonly Slo[];
  readonly now: () => number;
  /** Judge as of this moment instead of now, ms since the epoch. */
  readonly at?: number;
  /** Where the long windows are kept between runs; nowhere when left out. */
  readonly anchors?: AnchorStore;
};

/** Reads what Prometheus knows of the SLOs and judges them. Reading throws `SourceError`. */
export type SloFeed = {
  /** Reads the short windows, in as many requests as there are windows. */
  readFast(signal: AbortSignal): Promise<readonly SloStatus[]>;
  /** Reads the long windows and the coverage. */
  readSlow(signal: AbortSignal): Promise<readonly SloStatus[]>;
  /** What to show after a failed read: the last statuses as stale, or unknown ones. */
  afterFailure(reason: string): readonly SloStatus[];
  burnDown(sloId: string, signal: AbortSignal): Promise<BurnDown>;
};

export function createSloFeed({
  prometheus,
  slos,
  now,
  at,
  anchors = noAnchorStore,
}: SloFeedOptions): SloFeed {
  const windows = planWindows(slos);
  const fast = windows.filter(({ seconds }) => seconds <= longestFastSeconds);
  const whole = fast.filter(({ seconds }) => seconds <= longestWholeSeconds);
  const rolled = fast.filter(({ seconds }) => seconds > longestWholeSeconds);
  const slow = windows.filter(({ seconds }) => seconds > longestFastSeconds);
  const medium = createLongWindows(prometheus, rolled, noAnchorStore);
  const long = createLongWindows(prometheus, slow, at === undefined ? anchors : noAnchorStore);
  const values = new Map<string, CountValues>();
  const own = new Set(slos.map(({ window }) => window.label));
  const coverage = createCoverage(
    prometheus,
    slow.filter(({ label }) => own.has(label)),
  );
  const seen = new Set<string>();
  let readAt: number | null = null;
  let longReadAt = 0;
  let statuses: readonly SloStatus[] = [];

  const options = (signal: AbortSignal) => (at === undefined ? { signal } : { signal, at });

  function keep(answers: ReadonlyMap<string, CountValues>): void {
    for (const [label, one] of answers) values.set(label, one);
    for (const metric of answeredMetrics(slos, [...answers.values()])) seen.add(metric);
  }

  /** What is known at a moment: of a calendar's window nothing that belongs to an earlier period. */
  function valuesAt(moment: number): ReadonlyMap<string, CountValues> {
    const ended = slow.filter((window) => !samePeriod(window, longReadAt, moment));
    const labels = new Set(ended.map(({ label }) => label));
    return new Map([...values].filter(([label]) => !labels.has(label)));
  }

  function judgeAll(): readonly SloStatus[] {
    if (readAt === null) return statuses;
    const moment = readAt;
    const known = valuesAt(moment);
    statuses = slos.map((slo) =>
      evaluate(slo, {
        at: moment,
        counts: countsOf(slo, known, seen),
        coverage: coverage.of(slo, moment),
      }),
    );
    return statuses;
  }

  return {
    async readFast(signal) {
      const [answers, on] = await Promise.all([
        Promise.all(
          whole.map(async (window) => {
            return [window.label, await readWindow(prometheus, window, options(signal))] as const;
          }),
        ),
        medium.read(at ?? now(), signal),
      ]);
      keep(new Map([...answers, ...on]));
      readAt = at ?? now();
      return judgeAll();
    },
    async readSlow(signal) {
      const moment = at ?? now();
      keep(await long.read(moment, signal));
      longReadAt = moment;
      await coverage.read(Math.floor(moment / 1000) * 1000, signal);
      return judgeAll();
    },
    afterFailure(reason) {
      statuses =
        statuses.length === 0
          ? unknownStatuses(slos, reason, at ?? now())
          : markStale(statuses, reason);
      return statuses;
    },
    async burnDown(sloId, signal) {
      const slo = slos.find(({ id }) => id === sloId);
      if (slo === undefined) return { sloId, points: [] };
      const moment = at ?? now();
      const whole = countsOf(slo, valuesAt(moment), seen).get(slo.window.label) ?? unknownCounts;
      return { sloId, points: await readBurnDown(prometheus, slo, whole, moment, signal) };
    },
  };
}

function countsOf(
  slo: Slo,
  values: ReadonlyMap<string, CountValues>,
  seen: ReadonlySet<string>,
): ReadonlyMap<string, Counts> {
  const counts = new Map<string, Counts>();
  for (const { label } of windowsOf(slo)) {
    const known = values.get(label);
    if (known !== undefined) counts.set(label, readEvents(slo.sli, known, seen));
  }
  return counts;
}

/** Metrics of which some series answered: an error counter absent for one SLO then counts as zero. */
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
