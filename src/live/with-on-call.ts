import { onCallAt } from '../oncall/on-call.ts';
import { onCallReceived } from './receive.ts';
import { schedulesOf } from './selectors/schedules.ts';
import type { LiveState } from './state.ts';

/** The state with who is on call at the moment it shows. */
export function withOnCall(state: LiveState): LiveState {
  const [schedule] = schedulesOf(state);
  return schedule === undefined ? state : onCallReceived(state, onCallAt(schedule, state.now));
}
