import { emptyTurns, handoff, lastHandoff, type Rotation, rotationOf } from './rotation.ts';
import type { Schedule, Turn } from './schedule.ts';

/** One turn as it falls: from `start` up to, and without, `end` (ms since the epoch). */
export type Shift = {
  readonly start: number;
  readonly end: number;
  readonly turn: Turn;
};

/** The shift that `at` falls in, or null before the schedule starts and when nobody takes turns. */
export function shiftAt(schedule: Schedule, at: number): Shift | null {
  return shifts(schedule, at, at + 1)[0] ?? null;
}

/** The whole shifts that have a part in [from, to), in order, each ending where the next starts. */
export function shifts(schedule: Schedule, from: number, to: number): readonly Shift[] {
  const rotation = rotationOf(schedule);
  const first = Math.max(from, handoff(rotation, 0));
  const found: Shift[] = [];
  if (schedule.turns.length === 0 || first >= to) return found;
  let index = lastHandoff(rotation, first);
  let place = index - emptyTurns(rotation, index);
  let start = handoff(rotation, index);
  while (start < to) {
    index = nextHandoff(rotation, index, start);
    const end = handoff(rotation, index);
    const turn = schedule.turns[place % schedule.turns.length];
    if (turn) found.push({ start, end, turn });
    start = end;
    place += 1;
  }
  return found;
}

/** Index of the first handoff later than `start`, past turns without length. */
function nextHandoff(rotation: Rotation, index: number, start: number): number {
  let next = index + 1;
  while (handoff(rotation, next) <= start) next += 1;
  return next;
}
