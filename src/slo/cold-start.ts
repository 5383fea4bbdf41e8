import { burnWindows } from './burn.ts';
import type { SloStatus } from './status.ts';
import { tiersFor } from './tiers.ts';
import { progressOf } from './window-progress.ts';

/** History too short for some alerts: their long windows see less than their names say. */
export type ColdStart = {
  /** Time measured in the SLO's window so far. */
  readonly historySeconds: number;
  /** Labels of the long windows it does not fill, the shortest first. */
  readonly windows: readonly string[];
};

/** Coverage is counted in hours: a window short of less than that may be full. */
const countedSeconds = 3_600;

/**
 * Which alerts are judged on a part of their long window: history = coverage × the SLO's window.
 * Null when all are full, when coverage is not known, and for windows a young calendar period says
 * nothing about.
 */
export function coldStart({ slo, coverage, at }: SloStatus): ColdStart | null {
  if (coverage === null || at === null) return null;
  const { passedSeconds } = progressOf(slo.window, at);
  const historySeconds = coverage * passedSeconds;
  const long = tiersFor(slo.window.seconds).map((tier) => tier.long);
  const short = burnWindows.filter(
    ({ label, seconds }) =>
      long.includes(label) && seconds <= passedSeconds && historySeconds + countedSeconds < seconds,
  );
  return short.length === 0 ? null : { historySeconds, windows: short.map(({ label }) => label) };
}
