import { ConfigError } from '../../config/config-error.ts';
import { type OwnShift, ownShifts } from '../../oncall/own-shifts.ts';
import type { Schedule } from '../../oncall/schedule.ts';
import type { Span } from '../../oncall/shift.ts';
import type { NewOverride } from '../../oncall/stored-override.ts';
import { handOver, shiftToSwap } from '../../oncall/swap.ts';
import { clean } from '../../text/clean.ts';
import { dayClock } from '../../text/time.ts';
import { refuseStranger } from './choose-schedules.ts';
import { keepOverrides, oneSchedule } from './make-override.ts';
import type { OverrideDeps } from './override-deps.ts';
import { readFlag } from './read-window.ts';

export type SwapFlags = {
  readonly schedule?: string;
  readonly reason?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
};

/** One half of a swap as typed: who, and a time in the shift that they give away. */
export type SwapSide = { readonly user: string; readonly at: string };

const dayMs = 86_400_000;

/** `onduty oncall swap`: two people take each other's shift; all overrides of it are kept, or none. */
export async function swapShifts(
  deps: OverrideDeps,
  sides: readonly [SwapSide, SwapSide],
  flags: SwapFlags,
): Promise<number> {
  const schedule = oneSchedule(deps, flags.schedule);
  const [one, other] = sides;
  if (one.user === other.user)
    throw new ConfigError(`${clean(one.user)} can't swap with themselves: name two people`);
  const [given, taken] = [shiftOf(deps, schedule, one), shiftOf(deps, schedule, other)];
  if (given.start < taken.end && taken.start < given.end)
    throw new ConfigError(
      'the two shifts overlap, so nobody would be free: use override with --role for each',
    );
  const both = [
    ...handOver(schedule, one.user, fromNow(given, deps.now), other.user),
    ...handOver(schedule, other.user, fromNow(taken, deps.now), one.user),
  ].map(
    (half): NewOverride => ({
      ...half,
      schedule: schedule.name,
      note: flags.reason?.trim() ? clean(flags.reason.trim()) : `swap with ${half.insteadOf}`,
    }),
  );
  return keepOverrides(deps, schedule, both, flags);
}

function fromNow({ start, end }: OwnShift, now: number): Span {
  return { start: Math.max(start, now), end };
}

/** The shift that somebody has at a time, or begins within a day of it; of a date, that begins then. */
function shiftOf({ config, now }: OverrideDeps, schedule: Schedule, side: SwapSide): OwnShift {
  const { user, at } = side;
  refuseStranger(user, config, user);
  const { timeZone } = schedule;
  const from = readFlag(user, at, { now, timeZone });
  const isDay = /^\d{4}-\d\d-\d\d$/.test(at.trim());
  const shift = shiftToSwap(schedule, user, from, isDay);
  if (shift && shift.end <= now)
    throw new ConfigError(`${user}'s shift on ${dayClock(from, timeZone)} is over`);
  if (shift) return shift;
  const [next] = ownShifts(schedule, user, from, from + 365 * dayMs);
  const hint = next ? `; the next one begins ${dayClock(next.start, timeZone)}` : '';
  throw new ConfigError(`${user} has no shift on ${dayClock(from, timeZone)}${hint}`);
}
