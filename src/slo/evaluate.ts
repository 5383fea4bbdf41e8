import { type Budget, budgetMinutes, eventsLeft, remainingBudget } from './budget.ts';
import { type BurnWindow, burnRate, burnWindows } from './burn.ts';
import { type Corrected, correctedCounts, type WindowExclusion } from './corrected-counts.ts';
import { badRatio, type Counts, unknownCounts } from './counts.ts';
import { judgeData } from './data-state.ts';
import type { ExcludedTime } from './excluded-time.ts';
import type { ExcludedInterval } from './exclusion.ts';
import { exhaustion } from './exhaustion.ts';
import type { Slo, SloWindow } from './slo.ts';
import { judge } from './state.ts';
import type { SloStatus } from './status.ts';
import { passedShare, progressOf } from './window-progress.ts';

/** Everything measured of one SLO at one moment. */
export type Measurement = {
  /** When the short windows were read, ms since the epoch. */
  readonly at: number;
  /** Counts by window label; a window that was not read is missing. */
  readonly counts: ReadonlyMap<string, Counts>;
  /** Bad share by window label, where only shares are recorded and the counts are not known. */
  readonly ratios?: ReadonlyMap<string, number>;
  readonly coverage: number | null;
  /** What is excluded of each window, by its label; a window of which nothing is is missing. */
  readonly exclusions?: ReadonlyMap<string, WindowExclusion>;
  /** The exclusion that is under way at `at`. */
  readonly running?: ExcludedInterval | null;
};

/** Judges one SLO from what was measured: arithmetic alone, nothing is asked. */
export function evaluate(slo: Slo, measurement: Measurement): SloStatus {
  const { at, coverage } = measurement;
  const burn = windowsOf(slo).map((window) => measure(window, slo, measurement));
  const whole = shareOver(slo.window.label, measurement);
  const budget = budgetOf(slo, whole, burn, at);
  const { state, alert, heldBack } = judge({
    burn,
    remaining: budget.remaining,
    windowSeconds: slo.window.seconds,
    guard: slo.minEvents,
  });
  // Excluded or not, the metric is there or it is not.
  const { data, reason } = judgeData(slo.sli, windowsOf(slo), (label) =>
    rawShareOver(label, measurement),
  );
  const excluded = excludedTime(slo, measurement);
  return {
    slo,
    state,
    alert,
    alertTimes: null,
    data,
    reason,
    at,
    sli: complement(whole.bad),
    now: complement(shareOver(windowsOf(slo)[0]?.label ?? '5m', measurement).bad),
    counts: whole.counts,
    budget,
    burn,
    coverage,
    ...(heldBack === null ? {} : { heldBack }),
    ...(excluded === null ? {} : { excluded }),
  };
}

/** Counts of a window and the share of them that was bad, null when unknown or without events. */
type Share = { readonly counts: Counts; readonly bad: number | null };

function rawShareOver(label: string, { counts, ratios }: Measurement): Share {
  const known = counts.get(label) ?? unknownCounts;
  return { counts: known, bad: badRatio(known) ?? ratios?.get(label) ?? null };
}

function shareOver(label: string, measurement: Measurement): Share {
  const corrected = correctedOver(label, measurement);
  if (corrected === null) return rawShareOver(label, measurement);
  return { counts: corrected.counts, bad: badRatio(corrected.counts) };
}

function correctedOver(label: string, { counts, exclusions }: Measurement): Corrected | null {
  const exclusion = exclusions?.get(label);
  if (exclusion === undefined) return null;
  return correctedCounts(counts.get(label) ?? unknownCounts, exclusion);
}

function excludedTime(slo: Slo, measurement: Measurement): ExcludedTime | null {
  const { label } = slo.window;
  const running = measurement.running ?? null;
  const intervals = correctedOver(label, measurement)?.taken ?? [];
  if (intervals.length === 0) return running === null ? null : { intervals, running, raw: null };
  const { counts, bad } = rawShareOver(label, measurement);
  const passed = passedShare(progressOf(slo.window, measurement.at));
  const remaining = remainingBudget(bad, slo.objective, passed);
  return { intervals, running, raw: { sli: complement(bad), remaining, counts } };
}

function complement(share: number | null): number | null {
  return share === null ? null : 1 - share;
}

/**
 * The windows of one SLO, shortest first: the usual ones below its own, and its own. A window shorter
 * than a slice holds none, and is not judged.
 */
export function windowsOf(slo: Slo): readonly SloWindow[] {
  // Asked for each SLO several times a refresh.
  const known = windowsOfSlo.get(slo) ?? chooseWindows(slo);
  windowsOfSlo.set(slo, known);
  return known;
}

const windowsOfSlo = new WeakMap<Slo, readonly SloWindow[]>();

function chooseWindows({ window, sli }: Slo): readonly SloWindow[] {
  const shortest = sli.slices?.seconds ?? 0;
  const usual = burnWindows.filter(
    ({ seconds }) => seconds >= shortest && seconds < window.seconds,
  );
  return [...usual, window];
}

function measure(window: SloWindow, slo: Slo, measurement: Measurement): BurnWindow {
  const { label, seconds } = window;
  const { counts, bad } = shareOver(label, measurement);
  const rate = burnRate(bad, slo.objective);
  if (!measurement.exclusions?.has(label)) return { label, seconds, counts, rate };
  return { label, seconds, counts, rate, rawTotal: rawShareOver(label, measurement).counts.total };
}

function budgetOf(
  slo: Slo,
  { counts, bad }: Share,
  burn: readonly BurnWindow[],
  at: number,
): Budget {
  const progress = progressOf(slo.window, at);
  const passed = passedShare(progress);
  const remaining = remainingBudget(bad, slo.objective, passed);
  const minutesTotal = budgetMinutes(slo.objective, progress.lengthSeconds);
  return {
    remaining,
    minutesTotal,
    minutesLeft: remaining === null ? null : remaining * minutesTotal,
    eventsLeft: eventsLeft(counts, slo.objective, passed),
    exhaustion: exhaustion(burn, remaining, progress, at),
  };
}
