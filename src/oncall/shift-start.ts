import type { Schedule } from './schedule.ts';
import { stretchAt } from './shifts.ts';
import { turnLists } from './turn-lists.ts';

/** However often a cover was cut in two by changes of other roles. */
const mostParts = 100;

/**
 * When whoever is primary at `at` took over, ms since the epoch; null when nobody is on call then. In
 * their own turn it is when that began, though others covered for them meanwhile; somebody who covers
 * took over when the cover began.
 */
export function shiftStart(schedule: Schedule, at: number): number | null {
  const current = stretchAt(schedule, at);
  if (current === null) return null;
  const turn = primaryTurnAt(schedule, at);
  if (turn !== null && turn.holders.primary === current.primary) return turn.start;
  let { start } = current;
  for (let parts = 1; parts < mostParts; parts += 1) {
    const before = stretchAt(schedule, start - 1);
    if (before?.end !== start || before.primary !== current.primary) break;
    start = before.start;
  }
  return start;
}

/** The turn by which somebody is primary; null where a temporary schedule says who is. */
function primaryTurnAt(schedule: Schedule, at: number) {
  if (schedule.temporary.some(({ start, end }) => start <= at && at < end)) return null;
  const turns = turnLists(schedule, at, at + 1).flat();
  return turns.findLast(({ holders }) => holders.primary !== null) ?? null;
}
