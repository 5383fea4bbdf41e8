import type { Health, LiveState } from './state.ts';

/** The header's word on one source or the store, changed only when there is something to say. */
function reported(state: LiveState, name: Health['name'], report: Partial<Health>): LiveState {
  const health = state.health.map((one) => (one.name === name ? { ...one, ...report } : one));
  return { ...state, health };
}

/** The source answered at `at`. */
export function answered(state: LiveState, name: Health['name'], at: number): LiveState {
  return reported(state, name, { status: 'ok', at, error: null });
}

/** The source failed; when it last answered stays. */
export function unanswered(state: LiveState, name: Health['name'], error: string): LiveState {
  return reported(state, name, { status: 'failed', error });
}

/** What is known before anything was asked. */
export function firstHealth(name: Health['name'], used: boolean): Health {
  return { name, status: used ? 'waiting' : 'off', at: null, error: null };
}
