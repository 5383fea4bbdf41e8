import type { LiveState, Pending } from './state.ts';

/** Marks a write as on its way to the store. */
export function pendingAdded(state: LiveState, pending: Pending): LiveState {
  return { ...state, pending: [...state.pending, pending] };
}

/** Takes the mark away: the store has answered, or failed to. */
export function pendingRemoved(state: LiveState, pending: Pending): LiveState {
  return { ...state, pending: state.pending.filter((one) => one !== pending) };
}

/** Whether a write to this incident is under way. */
export function isPending(state: LiveState, incidentId: string): boolean {
  return state.pending.some((one) => one.incidentId === incidentId);
}
