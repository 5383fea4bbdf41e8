import { unitOf } from '../promql/events.ts';
import type { SloStatus } from './status.ts';

/**
 * Minutes until the bad events left are used up if every event fails from now on, at the traffic of
 * the last hour: events left / (events of 1 h / 60), also those of excluded time, for they came. 0
 * when none are left; null when unknown, when there is no traffic, and for samples and time, which no
 * traffic makes.
 */
export function outageMinutesAtCurrentTraffic({ slo, budget, burn }: SloStatus): number | null {
  if (unitOf(slo.sli) !== 'events' || budget.eventsLeft === null) return null;
  const window = burn.find(({ label }) => label === '1h');
  const hour = window?.rawTotal ?? window?.counts.total ?? null;
  if (hour === null || hour <= 0) return null;
  return Math.max(0, budget.eventsLeft) / (hour / 60);
}
