import type { Override, Schedule } from './schedule.ts';
import { stretches } from './shifts.ts';

/**
 * Overrides that change nothing in [from, to), though they reach into it: the person they are
 * instead of is not on call, or a later override or a temporary schedule stands in for them too.
 */
export function idleOverrides(schedule: Schedule, from: number, to: number): readonly Override[] {
  return schedule.overrides.filter((override) => {
    const start = Math.max(override.start, from);
    const end = Math.min(override.end, to);
    if (start >= end) return false;
    return !stretches(schedule, start, end).some(({ overrides }) => overrides.includes(override));
  });
}
