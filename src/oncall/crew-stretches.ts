import { toInstant } from '../zones/local-time.ts';
import { placesBefore } from './places.ts';
import { firstHandoff } from './rotation.ts';
import type { Holders, Layer } from './schedule.ts';

/** The turns from one handoff on, until the next stretch begins. */
export type CrewStretch = {
  readonly firstIndex: number;
  /** Place in `turns` of the first turn that takes one. */
  readonly firstPlace: number;
  readonly turns: readonly Holders[];
};

const known = new WeakMap<Layer, readonly CrewStretch[]>();

/** Who takes turns from which handoff on, in order; the first stretch begins with handoff 0. */
export function crewStretches(layer: Layer): readonly CrewStretch[] {
  const found = known.get(layer) ?? readStretches(layer);
  known.set(layer, found);
  return found;
}

/** Place in the stretch's turns of whoever has turn `index`. */
export function placeIn(layer: Layer, stretch: CrewStretch, index: number): number {
  const { firstIndex, firstPlace, turns } = stretch;
  const taken = placesBefore(layer, index) - placesBefore(layer, firstIndex);
  return (firstPlace + taken) % Math.max(1, turns.length);
}

function readStretches(layer: Layer): readonly CrewStretch[] {
  const stretches: CrewStretch[] = [];
  for (const { from, turns } of layer.crews) {
    const firstIndex =
      from === null ? 0 : Math.max(0, firstHandoff(layer, toInstant(from, layer.timeZone)));
    while ((stretches.at(-1)?.firstIndex ?? -1) >= firstIndex) stretches.pop();
    const before = stretches.at(-1);
    const firstPlace = before ? placeAfter(layer, before, firstIndex, turns) : 0;
    stretches.push({ firstIndex, firstPlace, turns });
  }
  return stretches;
}

/**
 * Where a new list goes on, so that nobody is passed over or on call twice in a row: after whoever
 * had the last turn; if they left, with the first of those who were to follow and stayed.
 */
function placeAfter(
  layer: Layer,
  before: CrewStretch,
  index: number,
  turns: readonly Holders[],
): number {
  const old = before.turns;
  const place = placeIn(layer, before, index);
  if (placesBefore(layer, index) > placesBefore(layer, before.firstIndex)) {
    const last = placeOf(old[(place + old.length - 1) % old.length], turns);
    if (last !== -1) return (last + 1) % turns.length;
  }
  const following = [...old.slice(place), ...old.slice(0, place)];
  return Math.max(0, following.map((turn) => placeOf(turn, turns)).find((at) => at !== -1) ?? 0);
}

/** The same turn in another list, or else the first with the same primary; -1 when there is none. */
function placeOf(turn: Holders | undefined, turns: readonly Holders[]): number {
  if (!turn) return -1;
  const same = turns.findIndex(
    ({ primary, secondary, escalation }) =>
      primary === turn.primary && secondary === turn.secondary && escalation === turn.escalation,
  );
  return same === -1 ? turns.findIndex(({ primary }) => primary === turn.primary) : same;
}
