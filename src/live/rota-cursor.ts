import type { Schedule } from '../oncall/schedule.ts';
import type { Shift, Span } from '../oncall/shift.ts';
import { shifts } from '../oncall/shifts.ts';
import { schedulesOf } from './selectors/schedules.ts';
import type { LiveState } from './state.ts';

/** A shift, or time between two in which nobody is on call. */
export type Stretch = Span & { readonly shift: Shift | null };

const dayMs = 86_400_000;
// Near first: of short shifts there are many. A gap longer than the last is cut, its end is not in sight.
const reachesMs = [dayMs, 8 * dayMs, 62 * dayMs];

/** The schedule on screen, with the team's overrides; null where there is none. */
export function rotaSchedule(state: LiveState): Schedule | null {
  const all = schedulesOf(state);
  return all.find(({ name }) => name === state.view.rota.schedule) ?? all[0] ?? null;
}

/** The moment under the cursor, ms since the epoch. */
export function rotaAt({ view, now }: LiveState): number {
  return view.rota.at ?? now;
}

/** What is on call at a moment, whole. */
export function stretchAround(schedule: Schedule, at: number): Stretch {
  const [shift] = shifts(schedule, at, at + 1);
  if (shift) return { start: shift.start, end: shift.end, shift };
  return { start: endBefore(schedule, at), end: startAfter(schedule, at), shift: null };
}

function endBefore(schedule: Schedule, at: number): number {
  for (const reachMs of reachesMs) {
    const before = shifts(schedule, at - reachMs, at).at(-1);
    if (before) return before.end;
  }
  return at - Math.max(...reachesMs);
}

function startAfter(schedule: Schedule, at: number): number {
  for (const reachMs of reachesMs) {
    const [after] = shifts(schedule, at, at + reachMs);
    if (after) return after.start;
  }
  return at + Math.max(...reachesMs);
}
