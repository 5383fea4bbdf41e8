import { toInstant } from '../zones/local-time.ts';
import { type CrewStretch, crewStretches, placeIn } from './crew-stretches.ts';
import { takesPlace } from './places.ts';
import { restrictedSpans } from './restriction.ts';
import { handoff, lastHandoff } from './rotation.ts';
import type { Holders, Layer, PlannedTurn } from './schedule.ts';
import { isHeld, type Span } from './shift.ts';
import { partsInside } from './spans.ts';

/** Whoever is on call is so by one of these. */
export type Turn = LayerTurn | PlannedTurn;

/** A turn of a layer as it falls, or the part of it inside the layer's hours. */
export type LayerTurn = Span & {
  readonly layer: Layer;
  readonly holders: Holders;
  /** Number of the turn in its list, from 1. */
  readonly number: number;
};

/** The turns of a layer that have a part in [from, to), whole, in order. */
export function turnsBetween(layer: Layer, from: number, to: number): readonly LayerTurn[] {
  const first = Math.max(from, handoff(layer, 0));
  const ends = layer.ends === null ? to : toInstant(layer.ends, layer.timeZone);
  const last = Math.min(to, ends);
  if (first >= last) return [];
  const turns = wholeTurns(layer, first, last);
  const inside = layer.ends === null ? turns : turns.map((turn) => cutAt(turn, ends));
  const { restrictions, timeZone } = layer;
  const [start, end] = [inside[0]?.start, inside.at(-1)?.end];
  if (restrictions.length === 0 || start === undefined || end === undefined) return inside;
  const spans = restrictedSpans(restrictions, timeZone, start, end);
  return inside
    .flatMap((turn) => partsInside<LayerTurn>(turn, spans))
    .filter((turn) => turn.start < to && turn.end > from);
}

function wholeTurns(layer: Layer, from: number, to: number): LayerTurn[] {
  const stretches = crewStretches(layer);
  const found: LayerTurn[] = [];
  let index = lastHandoff(layer, from);
  let current = stretches.findLastIndex(({ firstIndex }) => firstIndex <= index);
  let place = placeAt(layer, stretches[current], index);
  for (let start = handoff(layer, index); start < to; ) {
    const end = handoff(layer, index + 1);
    const { turns = [] } = stretches[current] ?? {};
    const holders = turns[place];
    if (holders && isHeld(holders) && end > start)
      found.push({ start, end, layer, holders, number: place + 1 });
    if (takesPlace(layer, index, start, end)) place = (place + 1) % Math.max(1, turns.length);
    index += 1;
    if (stretches[current + 1]?.firstIndex === index) {
      current += 1;
      place = placeAt(layer, stretches[current], index);
    }
    start = end;
  }
  return found;
}

function placeAt(layer: Layer, stretch: CrewStretch | undefined, index: number): number {
  return stretch ? placeIn(layer, stretch, index) : 0;
}

function cutAt(turn: LayerTurn, end: number): LayerTurn {
  return turn.end <= end ? turn : { ...turn, end };
}
