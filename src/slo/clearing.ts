import { burnRate } from './burn.ts';
import { badRatio } from './counts.ts';
import type { EventCurve } from './event-curve.ts';
import type { EventRate } from './present-rate.ts';
import { firingAlerts, type SloAlert } from './state.ts';
import type { SloStatus } from './status.ts';
import { windowModel } from './window-model.ts';

/** When alerts stop firing, and the tier that fires last. */
export type Clearing = {
  /** ms since the epoch. */
  readonly at: number;
  readonly long: string;
  readonly short: string;
};

/** When no alert fires any more, and when no page does; null for what does not end by itself. */
export type Clearings = { readonly all: Clearing | null; readonly page: Clearing | null };

type AlertsAt = (at: number) => readonly SloAlert[];

const minuteMs = 60_000;
/** By then each tier's short window holds what came since alone: what fires then goes on. */
const horizonMinutes = 360;

/**
 * Steps minute by minute into the future until no alert fires: the present bad share and traffic go
 * on, and what the windows hold leaves them as it came. Null when the history does not match what
 * was measured.
 */
export function forecastClearing(
  status: SloStatus,
  curve: EventCurve,
  now: number,
  rate: EventRate,
): Clearings | null {
  const alertsAt = alertsToCome(status, curve, now, rate);
  if (alertsAt === null) return null;
  const pagesAt: AlertsAt = (at) => alertsAt(at).filter(({ severity }) => severity === 'page');
  return { all: clearingOf(alertsAt, now), page: clearingOf(pagesAt, now) };
}

function alertsToCome(
  { slo, burn }: SloStatus,
  curve: EventCurve,
  now: number,
  rate: EventRate,
): AlertsAt | null {
  const models = burn.map((window) => {
    const countsAt = windowModel(window, curve, now, rate);
    return countsAt && { ...window, countsAt };
  });
  const known = models.filter((model) => model !== null);
  if (known.length < models.length) return null;
  return (at) => {
    const then = known.map(({ label, seconds, countsAt }) => {
      const counts = countsAt(at);
      return { label, seconds, counts, rate: burnRate(badRatio(counts), slo.objective) };
    });
    return firingAlerts(then, slo.window.seconds, slo.minEvents);
  };
}

/** The first minute without an alert, and the slowest of those that fired to the end. */
function clearingOf(alertsAt: AlertsAt, now: number): Clearing | null {
  let last = alertsAt(now).at(-1);
  for (let step = 1; step <= horizonMinutes && last !== undefined; step += 1) {
    const at = now + step * minuteMs;
    const then = alertsAt(at).at(-1);
    if (then === undefined) return { at, long: last.long, short: last.short };
    last = then;
  }
  return null;
}
