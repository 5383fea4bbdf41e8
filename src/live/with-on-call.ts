import { onCallAt } from '../oncall/on-call.ts';
import { isKnownAt } from '../oncall/plan.ts';
import { onCallReceived, onCallUnknown } from './receive.ts';
import { whyUnknown } from './schedule-plan.ts';
import { schedulesOf } from './selectors/schedules.ts';
import type { LiveState } from './state.ts';

/** The state with who is on call at the moment it shows. */
export function withOnCall(state: LiveState): LiveState {
  const [schedule] = schedulesOf(state);
  if (schedule === undefined) return state;
  const { now, plans } = state;
  if (isKnownAt(schedule, now)) return onCallReceived(state, onCallAt(schedule, now));
  if (plans.status === 'waiting') return state;
  const why = plans.error ?? whyUnknown(schedule.name, plans.data ?? [], now);
  return state.onCall.error === why ? state : onCallUnknown(state, why);
}
