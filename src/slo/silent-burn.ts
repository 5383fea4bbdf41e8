import type { BurnWindow } from './burn.ts';

const daySeconds = 86_400;

/** Share of the budget that, spent within a day under every tier, is worth saying. */
const worthSaying = 0.05;

/**
 * Share of the budget spent in the last day: burn over 1 d × 1 d / window, for the part of the day's
 * events that counts; null when the burn is unknown, and for a window no longer than a day.
 */
export function spentInDay(burn: readonly BurnWindow[], windowSeconds: number): number | null {
  if (windowSeconds <= daySeconds) return null;
  const day = burn.find(({ label }) => label === '1d');
  if (day === undefined || day.rate === null) return null;
  return (day.rate * daySeconds * countedShare(day)) / windowSeconds;
}

/** Share of a window's events that is not excluded. */
function countedShare({ counts, rawTotal }: BurnWindow): number {
  return rawTotal && counts.total !== null ? Math.min(1, counts.total / rawTotal) : 1;
}

/** Spends budget faster than allowed, by the day and still. */
export function burnsSilently(burn: readonly BurnWindow[], windowSeconds: number): boolean {
  const spent = spentInDay(burn, windowSeconds);
  return spent !== null && spent >= worthSaying && (rateOf(burn, '6h') ?? 0) > 1;
}

function rateOf(burn: readonly BurnWindow[], label: string): number | null {
  return burn.find((one) => one.label === label)?.rate ?? null;
}
