import { handoff, rotationOf } from './rotation.ts';
import type { OnCall, Schedule } from './schedule.ts';
import { shiftAt } from './shifts.ts';

const nobody = { primary: null, secondary: null, escalation: null } as const;

/**
 * Who is on call at `at` (ms since the epoch), until when, and who is next. Before the schedule
 * starts nobody is, until its first handoff. A rotation of one turn hands over to itself.
 */
export function onCallAt(schedule: Schedule, at: number): OnCall {
  const asked = { at, timeZone: schedule.timeZone };
  const current = shiftAt(schedule, at);
  const until = current?.end ?? handoff(rotationOf(schedule), 0);
  const next = shiftAt(schedule, until);
  if (!next) return { ...asked, ...nobody, until: null, next: null };
  return {
    ...asked,
    ...(current?.turn ?? nobody),
    until,
    next: { ...next.turn, from: next.start },
  };
}
