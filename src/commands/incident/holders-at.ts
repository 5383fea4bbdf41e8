import type { Holders } from '../../incidents/reached.ts';
import { onCallAt } from '../../oncall/on-call.ts';
import { isKnownAt } from '../../oncall/plan.ts';
import type { Schedule } from '../../oncall/schedule.ts';

/** Who holds the roles at a moment, by the first schedule; null without one, or when it is not known. */
export function holdersAt([schedule]: readonly Schedule[], at: number): Holders | null {
  return schedule === undefined || !isKnownAt(schedule, at) ? null : onCallAt(schedule, at);
}
