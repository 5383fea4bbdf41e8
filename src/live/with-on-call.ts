import type { LiveDeps } from './live-deps.ts';
import { onCallReceived } from './receive.ts';
import type { LiveState } from './state.ts';

/** The state with who is on call at the moment it shows. */
export function withOnCall(state: LiveState, { readOnCall }: LiveDeps): LiveState {
  return readOnCall === null ? state : onCallReceived(state, readOnCall(state.now));
}
