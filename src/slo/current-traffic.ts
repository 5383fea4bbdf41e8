import type { SloStatus } from './status.ts';

/**
 * Minutes until the bad events left are used up if every event fails from now on, at the traffic of
 * the last hour: events left / (events of 1 h / 60). 0 when none are left; null when unknown and
 * when there is no traffic.
 */
export function outageMinutesAtCurrentTraffic({ budget, burn }: SloStatus): number | null {
  const hour = burn.find(({ label }) => label === '1h')?.counts.total ?? null;
  if (budget.eventsLeft === null || hour === null || hour <= 0) return null;
  return Math.max(0, budget.eventsLeft) / (hour / 60);
}
