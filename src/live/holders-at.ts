import { onCallAt } from '../oncall/on-call.ts';
import { isKnownAt } from '../oncall/plan.ts';
import type { OnCall } from '../oncall/shift.ts';
import { schedulesOf } from './selectors/schedules.ts';
import type { LiveState } from './state.ts';

/** Who is on call at a moment to come (ms since the epoch), by the schedule incidents page by; null where that is not known. */
export function holdersAt(state: LiveState, at: number): OnCall | null {
  const now = state.onCall.data;
  if (now === null || now.until === null || at < now.until) return now;
  const [schedule] = schedulesOf(state);
  if (schedule === undefined) return now;
  return isKnownAt(schedule, at) ? onCallAt(schedule, at) : null;
}
