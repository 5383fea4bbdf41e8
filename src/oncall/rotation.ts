import { toInstant, toLocal, type WallMs } from '../zones/local-time.ts';
import { offsetChanges } from '../zones/zone-offsets.ts';
import type { TurnLength } from './schedule.ts';
import { addTurns, turnsBetween, wallLengthMs } from './turn-length.ts';

/** When turns change hands, whoever holds them: handoff k is `starts` + k turns on the zone's wall clock. */
export type Rotation = {
  readonly timeZone: string;
  readonly starts: WallMs;
  readonly length: TurnLength;
};

/**
 * Instant of handoff `index`; handoffs before the first have negative ones. Every length counts
 * on the wall clock, hours too, as GoAlert does it: turns of 8 h stay at 02:00, 10:00 and 18:00
 * all year, so a turn over a change of the clock is shorter or longer than the others.
 */
export function handoff(rotation: Rotation, index: number): number {
  return toInstant(handoffWall(rotation, index), rotation.timeZone);
}

/** What the clock should show at handoff `index`; in spring it may never show it. */
export function handoffWall({ starts, length }: Rotation, index: number): WallMs {
  return addTurns(starts, length, index);
}

/** Index of the last handoff at or before `at`. */
export function lastHandoff(rotation: Rotation, at: number): number {
  let index = turnsBetween(rotation.starts, rotation.length, toLocal(at, rotation.timeZone));
  // The estimate is off by a few turns at most: around a change of the clock, or at a month's end.
  while (handoff(rotation, index) > at) index -= 1;
  while (handoff(rotation, index + 1) <= at) index += 1;
  return index;
}

/** Index of the first handoff at or after `at`. */
export function firstHandoff(rotation: Rotation, at: number): number {
  return lastHandoff(rotation, at - 1) + 1;
}

/**
 * How many turns from the first to handoff `index` (0 or more) have no length, because the clock
 * jumped over all of them: an hourly rotation in spring. Nobody loses their place to them.
 */
export function emptyTurns(rotation: Rotation, index: number): number {
  const lengthMs = wallLengthMs(rotation.length);
  // No clock ever jumped over more than a day.
  if (lengthMs === null || lengthMs > 86_400_000) return 0;
  const { timeZone, starts } = rotation;
  const from = handoff(rotation, 0);
  let empty = 0;
  for (const change of offsetChanges(timeZone, from, handoff(rotation, index) + 1)) {
    const first = Math.ceil((change.at + change.beforeMs - starts) / lengthMs);
    const last = Math.floor((change.at + change.afterMs - starts) / lengthMs);
    empty += Math.max(0, Math.min(last, index) - Math.max(first, 0));
  }
  return empty;
}
