import { onCallAt } from '../oncall/on-call.ts';
import type { OnCall } from '../oncall/shift.ts';
import { schedulesOf } from './selectors/schedules.ts';
import type { LiveState } from './state.ts';

/** Who is on call at a moment to come (ms since the epoch), by the schedule incidents page by. */
export function holdersAt(state: LiveState, at: number): OnCall | null {
  const now = state.onCall.data;
  if (now === null || now.until === null || at < now.until) return now;
  const [schedule] = schedulesOf(state);
  return schedule === undefined ? now : onCallAt(schedule, at);
}
