import { type Plan, type PlannedTurn, type Role, roles, type Schedule } from './schedule.ts';
import type { OutsideTurn, OutsideTurns } from './schedule-source.ts';
import type { Span } from './shift.ts';

/** A plan that knows nothing yet. */
export const unknownPlan: Plan = { start: 0, end: 0, lists: [] };

/**
 * One plan out of what sources say: known where all of them are. Of turns of one role that overlap,
 * the later beginner has it, as somebody who stands in for an evening of a week; of those that begin
 * together the one that ends first.
 */
export function planOf(readings: readonly OutsideTurns[]): Plan {
  if (readings.length === 0) return unknownPlan;
  const turns = readings.flatMap((reading) => reading.turns);
  const start = Math.max(...readings.map((reading) => reading.start));
  const end = Math.min(...readings.map((reading) => reading.end));
  return { start, end, lists: roles.map((role) => listOf(role, turns)) };
}

/** Whether anything is known of a moment; who takes turns by rotation is known for ever. */
export function isKnownAt({ plan }: Schedule, at: number): boolean {
  return plan === undefined || (plan.start <= at && at < plan.end);
}

function listOf(role: Role, turns: readonly OutsideTurn[]): readonly PlannedTurn[] {
  const own = turns.filter((turn) => turn.role === role && turn.end > turn.start);
  own.sort((a, b) => a.start - b.start || b.end - a.end);
  const list: PlannedTurn[] = [];
  for (const { start, end, person, title } of own) {
    const holders = { primary: null, secondary: null, escalation: null, [role]: person };
    const after = cutFrom(list, { start, end });
    list.push({ start, end, holders, title }, ...after);
  }
  return list;
}

/** Takes a span out of the end of a list; gives what is left of it after the span. */
function cutFrom(list: PlannedTurn[], { start, end }: Span): readonly PlannedTurn[] {
  const after: PlannedTurn[] = [];
  const before: PlannedTurn[] = [];
  while ((list.at(-1)?.end ?? 0) > start) {
    const last = list.pop();
    if (!last) break;
    if (last.end > end) after.unshift({ ...last, start: Math.max(last.start, end) });
    if (last.start < start) before.unshift({ ...last, end: start });
  }
  list.push(...before);
  return after;
}
