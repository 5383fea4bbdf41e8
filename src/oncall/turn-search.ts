import { toInstant } from '../zones/local-time.ts';
import { handoff } from './rotation.ts';
import type { Layer } from './schedule.ts';
import { type LayerTurn, turnsBetween } from './turns.ts';

const dayMs = 86_400_000;
// Longer than any turn, and than any wait for hours that come again.
const farthestMs = 4096 * dayMs;

/** The first turn that begins at or after `at`, or null when there is none in the next years. */
export function nextTurn(layer: Layer, at: number): LayerTurn | null {
  const from = Math.max(at, handoff(layer, 0));
  for (let reachMs = dayMs; reachMs <= farthestMs; reachMs *= 4) {
    const found = turnsBetween(layer, from, from + reachMs).find(({ start }) => start >= from);
    if (found) return found;
  }
  return null;
}

/** The last turn that ended by `at`, or null when there is none. */
export function previousTurn(layer: Layer, at: number): LayerTurn | null {
  const ends = layer.ends === null ? at : toInstant(layer.ends, layer.timeZone);
  const to = Math.min(at, ends);
  for (let reachMs = dayMs; reachMs <= farthestMs; reachMs *= 4) {
    const found = turnsBetween(layer, to - reachMs, to).findLast(({ end }) => end <= to);
    if (found) return found;
    if (to - reachMs < handoff(layer, 0)) return null;
  }
  return null;
}
