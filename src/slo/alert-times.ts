import { type Clearings, forecastClearing } from './clearing.ts';
import { cutCurve, type EventCurve, extendCurve } from './event-curve.ts';
import { firingSince } from './firing-since.ts';
import { presentRate } from './present-rate.ts';
import type { SloStatus } from './status.ts';

/** When the alert that holds an SLO's state began, and when it ends if things go on as they are. */
export type AlertTimes = {
  /** Since when alerts of its severity fire, ms since the epoch; null when longer than the history read. */
  readonly since: number | null;
  /** Null when the history does not match what was measured. */
  readonly clears: Clearings | null;
};

/** The times of an SLO's alert, from the events of the last hours; null without either. */
export function alertTimes(status: SloStatus, history: EventCurve): AlertTimes | null {
  const { at, alert, excluded } = status;
  if (at === null || alert === null || history.knots.length === 0) return null;
  const counted = cutCurve(history, excluded?.intervals ?? []);
  const rate = presentRate(status, counted);
  const curve = extendCurve(counted, at, rate);
  return {
    since: firingSince(status, alert, curve),
    clears: forecastClearing(status, curve, at, rate),
  };
}
