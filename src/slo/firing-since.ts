import { type BurnWindow, burnRate } from './burn.ts';
import { badRatio, unknownCounts } from './counts.ts';
import { countsBetween, type EventCurve } from './event-curve.ts';
import { firingAlerts, type SloAlert } from './state.ts';
import type { SloStatus } from './status.ts';
import { reaches, tiersFor } from './tiers.ts';

/**
 * A curve of minutes is off by a little: what is a hair below the factor in it may have fired. Its edges
 * weigh less in a day, whose burn takes an hour or more for each hundredth.
 */
function marginOf(seconds: number): number {
  return seconds < 86_400 ? 0.97 : 0.995;
}

/**
 * Since when alerts of this severity fire without a break, ms since the epoch: each moment of the
 * curve is judged again, backwards. Null when they fired already where the curve begins to tell.
 */
export function firingSince(
  { slo, burn }: SloStatus,
  { severity }: SloAlert,
  curve: EventCurve,
): number | null {
  const windowSeconds = slo.window.seconds;
  const windows = burn.filter(({ label }) => isJudged(label, windowSeconds));
  let since: number | null = null;
  for (const { at } of curve.knots.toReversed()) {
    const then = windows.map((window) => burnAt(window, slo.objective, curve, at));
    const alerts = firingAlerts(then, windowSeconds, slo.minEvents);
    if (!alerts.some((alert) => alert.severity === severity))
      return mayFire(then, windowSeconds, severity) ? null : since;
    since = at;
  }
  return null;
}

function isJudged(label: string, windowSeconds: number): boolean {
  return tiersFor(windowSeconds).some(({ long, short }) => long === label || short === label);
}

function burnAt(
  { label, seconds }: BurnWindow,
  objective: number,
  curve: EventCurve,
  at: number,
): BurnWindow {
  const counts = countsBetween(curve, at - seconds * 1000, at) ?? unknownCounts;
  const rate = burnRate(badRatio(counts), objective);
  return { label, seconds, counts, rate: rate === null ? null : rate / marginOf(seconds) };
}

/** Whether of a tier's windows those that are known burn at its factor, and one is not known. */
function mayFire(
  burn: readonly BurnWindow[],
  windowSeconds: number,
  wanted: SloAlert['severity'],
): boolean {
  const windowOf = (label: string) => burn.find((window) => window.label === label);
  return tiersFor(windowSeconds).some(({ severity, long, short, factor }) => {
    if (severity !== wanted) return false;
    const both = [windowOf(long), windowOf(short)];
    const unknown = both.filter((window) => window === undefined || window.counts.total === null);
    const burning = both.filter((window) => reaches(window?.rate ?? null, factor));
    return unknown.length > 0 && unknown.length + burning.length === both.length;
  });
}
