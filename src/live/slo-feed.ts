import { correctedCounts, noExclusion } from '../slo/corrected-counts.ts';
import { type Counts, unknownCounts } from '../slo/counts.ts';
import { evaluate } from '../slo/evaluate.ts';
import type { Slo } from '../slo/slo.ts';
import { markStale, unknownStatuses } from '../slo/stale.ts';
import type { SloStatus } from '../slo/status.ts';
import { timedCoverage } from '../slo/timed-coverage.ts';
import type { PrometheusSource } from '../sources/prometheus/prometheus-source.ts';
import { type AnchorStore, noAnchorStore } from './anchor-store.ts';
import { noBurnDown, readBurnDown } from './burn-down.ts';
import { createExcludedCounts } from './excluded-counts.ts';
import type { WindowFilling } from './fill-windows.ts';
import type { Filling } from './filling.ts';
import { createLongWindows } from './long-windows.ts';
import { mapInSlices } from './map-in-slices.ts';
import { createMissingBuckets } from './missing-buckets.ts';
import type { Choice } from './recorded/choose-windows.ts';
import { createSlowWindows } from './slow-windows.ts';
import type { BurnDown } from './state.ts';
import { planWindows, readWindow } from './window-counts.ts';
import { createWindowReadings } from './window-readings.ts';
import { createWindowSources } from './window-sources.ts';

/** Windows up to 6 h are current at each refresh; longer ones change slowly. */
const longestFastSeconds = 21_600;
/** Of these, the ones up to 30 m are read whole: their far edge must be exact. The others are rolled on. */
const longestWholeSeconds = 1_800;

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
  /** Reads the long windows and the coverage; for the first time in parts, when a filling is given. */
  readSlow(signal: AbortSignal, filling?: Filling): Promise<readonly SloStatus[]>;
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
  const sources = createWindowSources(prometheus, slos, longestFastSeconds);
  const store = at === undefined ? anchors : noAnchorStore;
  const planSlow = () => createSlowWindows({ prometheus, slos, sources, store });
  let long = planSlow();
  const buckets = createMissingBuckets(prometheus);
  const readings = createWindowReadings(slos, slow, sources);
  const excluded = createExcludedCounts(prometheus, slos, readings.seen);
  let readAt: number | null = null;
  let statuses: readonly SloStatus[] = [];

  const options = (signal: AbortSignal) => (at === undefined ? { signal } : { signal, at });

  /** Nothing is said of a window before its counts are there. */
  function rawCoverage(slo: Slo, counts: ReadonlyMap<string, Counts>, moment: number) {
    const whole = counts.get(slo.window.label) ?? unknownCounts;
    if (whole.total === null) return null;
    return long.coverage.of(slo, moment) ?? timedCoverage(slo, whole, moment);
  }

  function judge(slo: Slo, counts: ReadonlyMap<string, Counts>, moment: number): SloStatus {
    const choice = sources.choiceOf(slo);
    const covered = choice.coverage ?? rawCoverage(slo, counts, moment);
    const measured = { at: moment, counts, coverage: covered, ...excluded.of(slo, moment) };
    return withChoice(buckets.explain(evaluate(slo, measured)), choice);
  }

  async function judgeAll(): Promise<readonly SloStatus[]> {
    if (readAt === null) return statuses;
    const moment = readAt;
    const countsOf = readings.countsAt(moment);
    const judged = await mapInSlices(slos, (slo) => judge(slo, countsOf(slo), moment));
    statuses = judged;
    return judged;
  }

  function windowFilling({ wanted, onPart }: Filling): WindowFilling {
    const slisOf = (ids: ReadonlySet<string>) =>
      new Set(slos.filter(({ id }) => ids.has(id)).map(({ sli }) => sli));
    return {
      wanted: () => slisOf(wanted()),
      onPart: async (part, progress) => {
        readings.keep(part);
        onPart(await judgeAll(), progress);
      },
    };
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
      readings.keep(new Map([...answers, ...on]));
      await excluded.read(fast, at ?? now(), signal);
      readAt = at ?? now();
      return judgeAll();
    },
    async readSlow(signal, filling) {
      const moment = at ?? now();
      const countsOf = readings.countsAt(moment);
      const recent = readAt === null ? null : (slo: Slo) => countsOf(slo).get('6h');
      if (await sources.check({ now: moment, signal, recent })) long = planSlow();
      readings.longReadAt(moment);
      await excluded.read(slow, moment, signal);
      const parts = filling && { filling: windowFilling(filling) };
      readings.keep(await long.read({ now: moment, signal, ...parts }));
      await long.coverage.read(Math.floor(moment / 1000) * 1000, signal);
      const learnt = await buckets.read(await judgeAll(), options(signal));
      return learnt ? judgeAll() : statuses;
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
      if (slo === undefined) return { sloId, ...noBurnDown };
      const moment = at ?? now();
      const counts = readings.countsAt(moment)(slo).get(slo.window.label) ?? unknownCounts;
      const exclusion = excluded.of(slo, moment).exclusions.get(slo.window.label);
      const counted = correctedCounts(counts, exclusion ?? noExclusion);
      const read = { ...slo, sli: sources.recorded(slo, slo.window) ?? slo.sli };
      return { sloId, ...(await readBurnDown(prometheus, read, counted, moment, signal)) };
    },
  };
}

/**
 * A demanded recording that is not there is no data, though the short windows are known. Yet an alert
 * that fires by these is shown: rules that were lost must not hide an outage.
 */
function withChoice(status: SloStatus, { source, refusal }: Choice): SloStatus {
  const sourced = source === null ? status : { ...status, source };
  if (refusal === null || status.data !== 'ok') return sourced;
  if (status.alert === null) return { ...sourced, data: 'no-data', reason: refusal };
  const { windows = [], since = null } = source ?? {};
  return { ...sourced, source: { by: 'onduty rules', windows, since, remark: refusal } };
}
