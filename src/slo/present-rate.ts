import { countsBetween, type EventCurve } from './event-curve.ts';
import type { SloStatus } from './status.ts';

/** Events a millisecond. */
export type EventRate = { readonly bad: number; readonly total: number };

const window5m = 300_000;
const lately = 120_000;
/** Fewer bad events than this can be missing by chance. */
const enough = 5;

/**
 * How events come now: traffic and bad share of the last 5 m. If the last two minutes the curve knows
 * had less than half of the bad events that share lets expect, what was is over: their share then.
 */
export function presentRate({ burn }: SloStatus, curve: EventCurve): EventRate {
  const { bad, total } = burn.find(({ label }) => label === '5m')?.counts ?? {};
  if (!total) return { bad: 0, total: 0 };
  const share = (bad ?? 0) / total;
  const end = curve.knots.at(-1)?.at ?? 0;
  const last = countsBetween(curve, end - lately, end);
  const expected = share * (last?.total ?? 0);
  const over = last !== null && expected >= enough && last.bad < expected / 2;
  const now = over ? last.bad / last.total : share;
  return { bad: (now * total) / window5m, total: total / window5m };
}
