import { canFire, type Tier, tiersFor } from './tiers.ts';

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

function named({ severity, factor, long, short: shortWindow }: Tier): string {
  return `${severity} ${short(factor)}× (${long} & ${shortWindow})`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
