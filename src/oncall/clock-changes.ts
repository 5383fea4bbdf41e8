import type { WallMs } from '../zones/local-time.ts';
import { type OffsetChange, offsetChanges } from '../zones/zone-offsets.ts';
import { handoff, handoffWall } from './rotation.ts';
import type { Layer, Schedule } from './schedule.ts';
import type { Shift } from './shift.ts';
import { shifts } from './shifts.ts';
import { turnsBetween as wholeTurnsBetween } from './turn-length.ts';
import { turnsBetween } from './turns.ts';

/** A shift that the clock makes longer or shorter than it looks. */
export type StretchedShift = {
  readonly shift: Shift;
  /** What the clock shows of it: 24 h for a day that lasts 25. */
  readonly wallLengthMs: number;
};

/** A handoff at a local time that the clock skips, or shows twice. */
export type OddHandoff = {
  /** When it happens: the first instant after the skipped hour, or the first of the two. */
  readonly at: number;
  readonly wall: WallMs;
  readonly timeZone: string;
  readonly kind: 'skipped' | 'twice';
};

/** The shifts of [from, to) within which the clock of a layer changes. */
export function stretchedShifts(
  schedule: Schedule,
  from: number,
  to: number,
): readonly StretchedShift[] {
  const zones = [...new Set(schedule.layers.map(({ timeZone }) => timeZone))];
  return zones.flatMap((timeZone) =>
    offsetChanges(timeZone, from, to).flatMap(({ at, beforeMs, afterMs }) => {
      const [shift] = shifts(schedule, at, at + 1);
      if (!shift || shift.start === at) return [];
      return [{ shift, wallLengthMs: shift.end - shift.start + afterMs - beforeMs }];
    }),
  );
}

/** The handoffs of [from, to) that the clock moves or makes ambiguous. */
export function oddHandoffs(schedule: Schedule, from: number, to: number): readonly OddHandoff[] {
  return schedule.layers.flatMap((layer) =>
    offsetChanges(layer.timeZone, from, to).flatMap((change) => oddAt(layer, change)),
  );
}

function oddAt(layer: Layer, { at, beforeMs, afterMs }: OffsetChange): readonly OddHandoff[] {
  const kind = afterMs > beforeMs ? 'skipped' : 'twice';
  const first = at + Math.min(beforeMs, afterMs);
  const last = at + Math.max(beforeMs, afterMs);
  const found: OddHandoff[] = [];
  for (
    let index = Math.max(0, wholeTurnsBetween(layer.starts, layer.length, first) - 1);
    ;
    index += 1
  ) {
    const wall = handoffWall(layer, index);
    if (wall >= last) return found;
    const moment = handoff(layer, index);
    // Outside the layer's hours nobody hands over.
    const [turn] = wall < first ? [] : turnsBetween(layer, moment, moment + 1);
    if (turn?.start === moment) found.push({ at: moment, wall, timeZone: layer.timeZone, kind });
  }
}
