import { age } from '../../text/time.ts';
import type { Remote } from '../remote.ts';
import type { LiveState } from '../state.ts';

/** What the overview reads from outside. */
export type Part =
  | 'slos'
  | 'incidents'
  | 'alerts'
  | 'onCall'
  | 'burnDown'
  | 'latency'
  | 'attribution'
  | 'incident'
  | 'handoff';

/** Why a part could not be read last time, with the age of what is shown instead; null when all is well. */
export function troubleOf(state: LiveState, part: Part): string | null {
  const remote: Remote<unknown> = state[part];
  if (remote.status !== 'failed') return null;
  const error = remote.error ?? 'no answer';
  return remote.at === null ? error : `${error} (shown: ${age(state.now - remote.at)} old)`;
}
