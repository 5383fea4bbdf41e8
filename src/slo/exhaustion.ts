import type { Exhaustion } from './budget.ts';
import type { BurnWindow } from './burn.ts';

/** How far apart the 5 m and 1 h burn rates may be and still tell one story. */
const agreement = 2;

/**
 * When the budget is gone at the present pace: remaining × window / burn, from the 1 h burn, and
 * only if the 5 m burn agrees. A pace, not a promise.
 */
export function exhaustion(
  burn: readonly BurnWindow[],
  remaining: number | null,
  windowSeconds: number,
  now: number,
): Exhaustion {
  if (remaining === null) return { kind: 'unknown' };
  if (remaining <= 0) return { kind: 'exhausted' };
  const short = rateOf(burn, '5m');
  const long = rateOf(burn, '1h');
  if (short === null || long === null) return { kind: 'unknown' };
  if (short <= 1 && long <= 1) return { kind: 'not-burning' };
  if (short <= 1 || long <= 1 || Math.max(short / long, long / short) > agreement)
    return { kind: 'unclear' };
  return { kind: 'at', at: now + (remaining * windowSeconds * 1000) / long };
}

function rateOf(burn: readonly BurnWindow[], label: string): number | null {
  return burn.find((one) => one.label === label)?.rate ?? null;
}
