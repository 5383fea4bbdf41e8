import type { BurnWindow } from './burn.ts';

const daySeconds = 86_400;

/** Share of the budget that, spent within a day under every tier, is worth saying. */
const worthSaying = 0.05;

/**
 * Share of the budget spent in the last day: burn over 1 d × 1 d / window; null when the burn is
 * unknown, and for a window no longer than a day.
 */
export function spentInDay(burn: readonly BurnWindow[], windowSeconds: number): number | null {
  if (windowSeconds <= daySeconds) return null;
  const day = rateOf(burn, '1d');
  return day === null ? null : (day * daySeconds) / windowSeconds;
}

/** Spends budget faster than allowed, by the day and still. */
export function burnsSilently(burn: readonly BurnWindow[], windowSeconds: number): boolean {
  const spent = spentInDay(burn, windowSeconds);
  return spent !== null && spent >= worthSaying && (rateOf(burn, '6h') ?? 0) > 1;
}

function rateOf(burn: readonly BurnWindow[], label: string): number | null {
  return burn.find((one) => one.label === label)?.rate ?? null;
}
