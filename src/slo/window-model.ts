import type { BurnWindow } from './burn.ts';
import { type Counts, unknownCounts } from './counts.ts';
import { countsBetween, type EventCurve } from './event-curve.ts';
import type { EventRate } from './present-rate.ts';

/** Counts of a window at a moment to come, ms since the epoch. */
export type WindowModel = (at: number) => Counts;

/** How far the curve may be from what was measured and still tell of the same events. */
const agreement = { least: 0.75, most: 1.33 };

/**
 * A window that moves on from `now`: what it held leaves as the curve says, scaled to what was
 * measured, and new events come at `rate`. Before the curve's start nothing is known to leave: the
 * window then keeps what it has. Null when curve and measurement disagree.
 */
export function windowModel(
  { seconds, counts }: BurnWindow,
  curve: EventCurve,
  now: number,
  rate: EventRate,
): WindowModel | null {
  const { bad, total } = counts;
  if (bad === null || total === null) return () => unknownCounts;
  const ms = seconds * 1000;
  const drawn = countsBetween(curve, now - ms, now);
  if (drawn !== null && !agrees(total, drawn.total)) return null;
  return (at) => {
    const held = drawn && countsBetween(curve, Math.min(now, at - ms), now);
    const since = Math.min(at - now, ms);
    return {
      bad: bad * (held ? part(held.bad, drawn.bad) : 1) + rate.bad * since,
      total: total * (held ? part(held.total, drawn.total) : 1) + rate.total * since,
    };
  };
}

function agrees(measured: number, drawn: number): boolean {
  if (measured === 0) return drawn < 1;
  return drawn >= measured * agreement.least && drawn <= measured * agreement.most;
}

function part(held: number, whole: number): number {
  return whole <= 0 ? 0 : Math.max(0, held) / whole;
}
