import type { LiveState } from './state.ts';

/**
 * The moment shown, by the clock of the store, ms since the epoch: it dates events and deadlines, so what
 * an incident counts goes by it. A moment of the past is the store's already.
 */
export function storeNow({
  now,
  past,
  storeAheadMs,
}: Pick<LiveState, 'now' | 'past' | 'storeAheadMs'>): number {
  return past === null ? now + Math.round(storeAheadMs ?? 0) : now;
}
