import { restrictedSpans } from './restriction.ts';
import { emptyTurns, handoff } from './rotation.ts';
import type { Layer } from './schedule.ts';
import { firstEndingAfter } from './spans.ts';

// How many turns before each handoff take a place, for layers with hours: found once, in order.
const counted = new WeakMap<Layer, number[]>();

const fewestAtOnce = 64;

/**
 * How many of the turns before handoff `index` (0 or more) take somebody's place: those that have
 * any time, inside the layer's hours. A daily rotation from Monday to Friday goes on on Monday with
 * whoever comes after Friday's.
 */
export function placesBefore(layer: Layer, index: number): number {
  if (layer.restrictions.length === 0) return index - emptyTurns(layer, index);
  let counts = counted.get(layer);
  if (!counts) {
    counts = [0];
    counted.set(layer, counts);
  }
  if (counts.length <= index) countUpTo(layer, counts, index + fewestAtOnce);
  return counts[index] ?? 0;
}

/** Whether turn `index`, from `start` to `end`, takes somebody's place. */
export function takesPlace(layer: Layer, index: number, start: number, end: number): boolean {
  if (layer.restrictions.length === 0) return end > start;
  return placesBefore(layer, index + 1) > placesBefore(layer, index);
}

function countUpTo(layer: Layer, counts: number[], index: number): void {
  let turn = counts.length - 1;
  let start = handoff(layer, turn);
  let places = counts[turn] ?? 0;
  const spans = restrictedSpans(layer.restrictions, layer.timeZone, start, handoff(layer, index));
  let next = firstEndingAfter(spans, start);
  for (; turn < index; turn += 1) {
    const end = handoff(layer, turn + 1);
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    if (end > start && (spans[next]?.start ?? Number.POSITIVE_INFINITY) < end) places += 1;
    counts.push(places);
    start = end;
  }
}
