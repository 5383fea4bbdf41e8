import type { Schedule } from './schedule.ts';
import type { OnCall, Shift } from './shift.ts';
import { shifts, stretchAt } from './shifts.ts';
import { nextStarts } from './turn-lists.ts';

const dayMs = 86_400_000;
const farthestMs = 4096 * dayMs;
const nobody = { primary: null, secondary: null, escalation: null, reason: null } as const;

/**
 * Who is on call at `at` (ms since the epoch) and why, until when, and who is next. Where nobody
 * is, until the next shift begins. A rotation of one turn hands over to itself.
 */
export function onCallAt(schedule: Schedule, at: number): OnCall {
  const { name, timeZone } = schedule;
  const current = stretchAt(schedule, at);
  const next = nextShift(schedule, current?.end ?? at);
  const { primary, secondary, escalation, reason } = current ?? nobody;
  return {
    at,
    schedule: name,
    timeZone,
    ...{ primary, secondary, escalation, reason },
    overrides: current?.overrides ?? [],
    until: current?.end ?? next?.start ?? null,
    next: next && {
      primary: next.primary,
      secondary: next.secondary,
      escalation: next.escalation,
      from: next.start,
      reason: next.reason,
    },
  };
}

/** The first shift that begins at or after `at`, or null when none does in the next years. */
export function nextShift(schedule: Schedule, at: number): Shift | null {
  const from = nextChange(schedule, at);
  for (let reachMs = dayMs; reachMs <= farthestMs; reachMs *= 4) {
    const found = shifts(schedule, from, from + reachMs).find(({ start }) => start >= at);
    if (found) return found;
  }
  return null;
}

/** The first moment from `at` on at which a shift may begin; `at` itself when none does. */
function nextChange(schedule: Schedule, at: number): number {
  const { overrides, temporary } = schedule;
  const edges = [...overrides, ...temporary, ...temporary.flatMap((one) => one.shifts)]
    .flatMap(({ start, end }) => [start, end])
    .filter((edge) => edge >= at);
  const first = Math.min(...nextStarts(schedule, at), ...edges);
  return Number.isFinite(first) ? first : at;
}
