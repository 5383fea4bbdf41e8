import { type Budget, budgetMinutes, remainingBudget } from './budget.ts';
import { type BurnWindow, burnRate, burnWindows } from './burn.ts';
import { type Counts, goodRatio, unknownCounts } from './counts.ts';
import { exhaustion } from './exhaustion.ts';
import type { Slo } from './slo.ts';
import { judge } from './state.ts';
import type { DataState, SloStatus } from './status.ts';

/** Everything measured of one SLO at one moment. */
export type Measurement = {
  /** When the short windows were read, ms since the epoch. */
  readonly at: number;
  /** Counts by window label; a window that was not read is missing. */
  readonly counts: ReadonlyMap<string, Counts>;
  readonly coverage: number | null;
};

/** Judges one SLO from its counts: arithmetic alone, nothing is asked. */
export function evaluate(slo: Slo, { at, counts, coverage }: Measurement): SloStatus {
  const countsOf = (label: string) => counts.get(label) ?? unknownCounts;
  const burn = windowsOf(slo).map((window) => measure(window, countsOf(window.label), slo));
  const whole = countsOf(slo.window.label);
  const budget = budgetOf(slo, whole, burn, at);
  const { state, alert } = judge(burn, budget.remaining, slo.window.seconds);
  const data = dataState(countsOf);
  return {
    slo,
    state,
    alert,
    data,
    reason: dataReason(data, slo, countsOf),
    at,
    sli: goodRatio(whole),
    now: goodRatio(countsOf('5m')),
    counts: whole,
    budget,
    burn,
    coverage,
  };
}

/** The windows of one SLO, shortest first: the usual ones below its own, and its own. */
export function windowsOf({
  window,
}: Slo): readonly { readonly label: string; readonly seconds: number }[] {
  return [...burnWindows.filter(({ seconds }) => seconds < window.seconds), window];
}

function measure(window: { label: string; seconds: number }, counts: Counts, slo: Slo): BurnWindow {
  return { ...window, counts, rate: burnRate(counts, slo.objective) };
}

function budgetOf(slo: Slo, counts: Counts, burn: readonly BurnWindow[], at: number): Budget {
  const remaining = remainingBudget(counts, slo.objective);
  const minutesTotal = budgetMinutes(slo.objective, slo.window.seconds);
  const { bad, total } = counts;
  return {
    remaining,
    minutesTotal,
    minutesLeft: remaining === null ? null : remaining * minutesTotal,
    eventsLeft: bad === null || total === null ? null : (1 - slo.objective) * total - bad,
    exhaustion: exhaustion(burn, remaining, slo.window.seconds, at),
  };
}

/**
 * No answer for 5 m and 30 m: the metric is gone, whatever longer windows still remember. Bad events
 * that can't be told (no bucket at the threshold) are no data either. An answer of zero events for
 * an hour: nobody asks anything of the service.
 */
function dataState(countsOf: (label: string) => Counts): DataState {
  const [five, thirty] = [countsOf('5m'), countsOf('30m')];
  if (five.total === null && thirty.total === null) return 'no-data';
  if (five.bad === null && thirty.bad === null) return 'no-data';
  const recent = countsOf('1h').total ?? thirty.total ?? five.total;
  return recent === 0 ? 'no-traffic' : 'ok';
}

function dataReason(
  data: DataState,
  { sli }: Slo,
  countsOf: (label: string) => Counts,
): string | null {
  if (data === 'no-traffic') return 'no requests in the last hour';
  if (data !== 'no-data') return null;
  const silent = countsOf('30m').total === null ? sli.total : sli.bad;
  const metric = silent.kind === 'counters' ? silent.terms.at(-1)?.metric : undefined;
  if (metric === undefined) return 'its query gave nothing for 30 minutes';
  const bucket = metric.endsWith('_bucket') ? ' with a bucket at its threshold' : '';
  return `no series of ${metric}${bucket} answered for 30 minutes`;
}
