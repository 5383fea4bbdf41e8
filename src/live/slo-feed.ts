import { type CountValues, metricsOf, readEvents } from '../promql/read-counts.ts';
import { type Counts, unknownCounts } from '../slo/counts.ts';
import { evaluate, windowsOf } from '../slo/evaluate.ts';
import type { Slo } from '../slo/slo.ts';
import { markStale, unknownStatuses } from '../slo/stale.ts';
import type { SloStatus } from '../slo/status.ts';
import type { PrometheusSource } from '../sources/prometheus/prometheus-source.ts';
import { type AnchorStore, noAnchorStore } from './anchor-store.ts';
import { readBurnDown } from './burn-down.ts';
import { createLongWindows } from './long-windows.ts';
import type { BurnDown } from './state.ts';
import { ask, planWindows, readWindow } from './window-counts.ts';

/** Windows up to 6 h are current at each refresh; longer ones change slowly. */
const longestFastSeconds = 21_600;
/** Of these, the ones up to 1 h are read whole; rolling the others on costs the server a tenth. */
const longestWholeSeconds = 3_600;
const coverageStepSeconds = 3_600;
/** Coverage moves by 0.14 points an hour at most, and is not cheap. */
const coverageEveryMs = 3_600_000;

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
  const coverage = new Map<string, CountValues>();
  const seen = new Set<string>();
  let coverageAt = Number.NEGATIVE_INFINITY;
  let readAt: number | null = null;
  let statuses: readonly SloStatus[] = [];

  const options = (signal: AbortSignal) => (at === undefined ? { signal } : { signal, at });

  function keep(answers: ReadonlyMap<string, CountValues>): void {
    for (const [label, one] of answers) values.set(label, one);
    for (const metric of answeredMetrics(slos, [...answers.values()])) seen.add(metric);
  }

  async function readCoverage(signal: AbortSignal): Promise<void> {
    if (now() - coverageAt < coverageEveryMs) return;
    const own = new Set(slos.map(({ window }) => window.label));
    for (const { label, plan } of slow.filter((window) => own.has(window.label))) {
      const questions = plan.coverage(label, coverageStepSeconds);
      coverage.set(label, await ask(prometheus, questions, options(signal)));
    }
    coverageAt = now();
  }

  function judgeAll(): readonly SloStatus[] {
    if (readAt === null) return statuses;
    const moment = readAt;
    statuses = slos.map((slo) =>
      evaluate(slo, {
        at: moment,
        counts: countsOf(slo, values, seen),
        coverage: coverageOf(slo, coverage.get(slo.window.label)),
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
      keep(await long.read(at ?? now(), signal));
      await readCoverage(signal);
      return judgeAll();
    },
    afterFailure(reason) {
      statuses =
        statuses.length === 0 ? unknownStatuses(slos, reason) : markStale(statuses, reason);
      return statuses;
    },
    async burnDown(sloId, signal) {
      const slo = slos.find(({ id }) => id === sloId);
      if (slo === undefined) return { sloId, points: [] };
      const whole = countsOf(slo, values, seen).get(slo.window.label) ?? unknownCounts;
      return { sloId, points: await readBurnDown(prometheus, slo, whole, at ?? now(), signal) };
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

function coverageOf({ sli, window }: Slo, values: CountValues | undefined): number | null {
  if (values === undefined || sli.total.kind !== 'counters') return null;
  const present = readEvents({ bad: sli.total, total: sli.total }, values, new Set()).total;
  return present === null ? null : Math.min(1, (present * coverageStepSeconds) / window.seconds);
}
