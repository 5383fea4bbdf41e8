import type { Exhaustion } from './budget.ts';
import type { BurnWindow } from './burn.ts';
import type { WindowProgress } from './window-progress.ts';

/** How far apart the 5 m and 1 h burn rates may be and still tell one story. */
const agreement = 2;

type Rates = { readonly short: number; readonly long: number };

/**
 * When the budget is gone at the present pace: remaining × window / burn, from the 1 h burn, and
 * only if the 5 m burn agrees. A pace, not a promise.
 */
export function exhaustion(
  burn: readonly BurnWindow[],
  remaining: number | null,
  { lengthSeconds, resetsAt }: WindowProgress,
  now: number,
): Exhaustion {
  if (remaining === null) return { kind: 'unknown' };
  if (remaining <= 0) return { kind: 'exhausted' };
  const short = rateOf(burn, '5m');
  const long = rateOf(burn, '1h');
  if (short === null || long === null) return { kind: 'unknown' };
  const goneAt = (rate: number) => now + (remaining * lengthSeconds * 1000) / rate;
  return resetsAt === null
    ? beforeItRolls({ short, long }, goneAt)
    : beforeItResets({ short, long }, goneAt, resetsAt);
}

/** A rolling window gives back what it lets go: up to a burn of 1 its budget is never gone. */
function beforeItRolls({ short, long }: Rates, goneAt: (rate: number) => number): Exhaustion {
  if (short <= 1 && long <= 1) return { kind: 'not-burning' };
  if (short <= 1 || long <= 1 || disagree({ short, long })) return { kind: 'unclear' };
  return { kind: 'at', at: goneAt(long) };
}

/** A calendar's period gives nothing back before its end: what counts is which comes first. */
function beforeItResets(
  { short, long }: Rates,
  goneAt: (rate: number) => number,
  resetsAt: number,
): Exhaustion {
  const late = (rate: number) => rate <= 0 || goneAt(rate) >= resetsAt;
  if (late(short) && late(long)) return { kind: 'lasts', until: resetsAt };
  if (late(short) || late(long) || disagree({ short, long })) return { kind: 'unclear' };
  return { kind: 'at', at: goneAt(long) };
}

function disagree({ short, long }: Rates): boolean {
  return Math.max(short / long, long / short) > agreement;
}

function rateOf(burn: readonly BurnWindow[], label: string): number | null {
  return burn.find((one) => one.label === label)?.rate ?? null;
}
