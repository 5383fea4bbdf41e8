import { type Schedule, withOverrides } from './schedule.ts';
import type { StoredOverride } from './stored-override.ts';

/** Schedules with those of a team's overrides that count, made after the schedule's own. */
export function withCounting(
  schedules: readonly Schedule[],
  overrides: readonly StoredOverride[],
): readonly Schedule[] {
  const counting = overrides.filter(({ withdrawnAt }) => withdrawnAt === null);
  return schedules.map((schedule) =>
    withOverrides(
      schedule,
      counting.filter((one) => one.schedule === schedule.name),
    ),
  );
}

/** Overrides as they were known at a moment (ms since the epoch): later changes undone. */
export function knownAt(
  overrides: readonly StoredOverride[],
  at: number,
): readonly StoredOverride[] {
  return overrides
    .filter(({ createdAt }) => createdAt <= at)
    .map((one) =>
      one.withdrawnAt === null || one.withdrawnAt <= at
        ? one
        : { ...one, withdrawnAt: null, withdrawnBy: null },
    );
}
