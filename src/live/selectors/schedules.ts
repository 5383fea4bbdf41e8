import { knownAt, withCounting } from '../../oncall/counting.ts';
import type { Schedule } from '../../oncall/schedule.ts';
import { age } from '../../text/time.ts';
import type { LiveState } from '../state.ts';
import { memoised } from './memoised.ts';

/** The schedules with the team's overrides; in the past with those that counted then. */
export const schedulesOf = memoised<readonly Schedule[]>(
  ({ setup, overrides, past }) => [setup.rota.schedules, overrides.data, past?.at],
  ({ setup, overrides, past }) => {
    const all = overrides.data ?? [];
    return withCounting(setup.rota.schedules, past === null ? all : knownAt(all, past.at));
  },
);

/** Why the overrides shown may not be all there are; null when they are. */
export function overridesDoubt({ overrides, now, past }: LiveState): string | null {
  if (overrides.status !== 'failed') return null;
  if (overrides.at === null) return 'overrides unknown: the store does not answer';
  if (past !== null) return 'overrides may be missing: the store does not answer';
  return `overrides of ${age(now - overrides.at)} ago, newer may be missing`;
}
