import type { Schedule } from '../oncall/schedule.ts';
import type { Shift, Span } from '../oncall/shift.ts';
import { shifts } from '../oncall/shifts.ts';
import { schedulesOf } from './selectors/schedules.ts';
import type { LiveState } from './state.ts';

/** A shift, or time between two in which nobody is on call. */
export type Stretch = Span & { readonly shift: Shift | null };

// A gap longer than that is cut: nobody can tell where it ends from here.
const reachMs = 62 * 86_400_000;

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
  const around = shifts(schedule, at - reachMs, at + reachMs);
  const shift = around.find(({ start, end }) => start <= at && at < end);
  if (shift) return { start: shift.start, end: shift.end, shift };
  const before = around.findLast(({ end }) => end <= at);
  const after = around.find(({ start }) => start > at);
  return { start: before?.end ?? at - reachMs, end: after?.start ?? at + reachMs, shift: null };
}
