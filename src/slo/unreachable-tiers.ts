import type { Slo } from './slo.ts';
import { canFire, judgedTiers, type Tier, tiersFor } from './tiers.ts';

/**
 * Why alert tiers of an SLO can never fire, in one line; null when all can. With every event bad the
 * burn rate is 1 / (1 − objective): 10 at 90 %, so that 14.4 is out of reach.
 */
export function unreachableTiers(objective: number, windowSeconds: number): string | null {
  const out = tiersFor(windowSeconds).filter((tier) => !canFire(tier, objective));
  if (out.length === 0) return null;
  const highest = short(1 / (1 - objective));
  return `${out.map(named).join(', ')} can never fire: with every event bad the burn rate is ${highest}× at ${short(objective * 100)} %; raise the target or alert on less`;
}

/** That nothing alerts about an SLO, whose window is too short for any tier; null when something does. */
export function lacksTiers({ window }: Slo): string | null {
  if (tiersFor(window.seconds).length > 0) return null;
  return `no alert ever fires over a window of ${window.label}: take 2h or more`;
}

/** Why alert tiers of an SLO in slices of time can never fire, in one line; null when all can. */
export function unjudgedTiers({ sli, window }: Slo): string | null {
  const tiers = tiersFor(window.seconds);
  const judged = judgedTiers(tiers, sli);
  const out = tiers.filter((tier) => !judged.includes(tier));
  if (out.length === 0 || sli.slices === undefined) return null;
  return `${out.map(named).join(', ')} can never fire: a window shorter than a slice of ${sli.slices.label} is not judged; make the slices shorter`;
}

function named({ severity, factor, long, short: shortWindow }: Tier): string {
  return `${severity} ${short(factor)}× (${long} & ${shortWindow})`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
