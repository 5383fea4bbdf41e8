import { knownAt, withCounting } from '../../oncall/counting.ts';
import type { Schedule } from '../../oncall/schedule.ts';
import { age } from '../../text/time.ts';
import { planDoubts, withPlan } from '../schedule-plan.ts';
import type { LiveState } from '../state.ts';
import { memoised } from './memoised.ts';

/** The schedules with what calendars say and the team's overrides; in the past with those that counted then. */
export const schedulesOf = memoised<readonly Schedule[]>(
  ({ setup, overrides, plans, past }) => [
    setup.rota.schedules,
    overrides.data,
    plans.data,
    past?.at,
  ],
  ({ setup, overrides, plans, past }) => {
    const all = overrides.data ?? [];
    const planned = setup.rota.schedules.map((one) => withPlan(one, plans.data ?? []));
    return withCounting(planned, past === null ? all : knownAt(all, past.at));
  },
);

/** Why the overrides shown may not be all there are; null when they are. */
export function overridesDoubt({ overrides, now, past }: LiveState): string | null {
  if (overrides.status !== 'failed') return null;
  if (overrides.at === null) return 'overrides unknown: the store does not answer';
  if (past !== null) return 'overrides may be missing: the store does not answer';
  return `overrides of ${age(now - overrides.at)} ago, newer may be missing`;
}

/** Why what calendars said last may not be what they say now, or never said; null when all is well. */
export function calendarsDoubt({ plans, now }: LiveState): string | null {
  const known = plans.data ?? [];
  const never = known.flatMap(({ schedule, plan, failed }) =>
    plan === null ? [`schedule ${schedule}: ${failed[0]?.error ?? 'not known'}`] : [],
  );
  const doubts = [...planDoubts(known, now), ...never];
  return doubts.length === 0 ? plans.error : doubts.join('; ');
}
