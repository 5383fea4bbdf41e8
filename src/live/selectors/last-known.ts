import { age } from '../../text/time.ts';
import type { LiveState } from '../state.ts';

/** Whether the incidents on screen are only what was known before the store stopped answering. */
export function areLastKnown({ incidents }: LiveState): boolean {
  return incidents.status === 'failed' && incidents.data !== null;
}

/** How old these are: `12m old`; empty while the store answers. */
export function lastKnownAge(state: LiveState): string {
  const { at } = state.incidents;
  return areLastKnown(state) && at !== null ? `${age(state.now - at)} old` : '';
}
