import type { Config } from '../../config/config.ts';
import { planDoubts, whyUnknown, withPlan } from '../../live/schedule-plan.ts';
import { isKnownAt } from '../../oncall/plan.ts';
import type { Schedule } from '../../oncall/schedule.ts';
import type { Span } from '../../oncall/shift.ts';
import { calendarsOf } from './calendars-of.ts';

/** A configuration with what calendars say in its schedules. */
export type WithCalendars = {
  readonly config: Config;
  /** Schedules of which nothing is known then, and why. */
  readonly unknown: readonly { readonly schedule: string; readonly why: string }[];
  /** Why what is known may be old, a line each. */
  readonly doubts: readonly string[];
  /** What could not be used, a line each. */
  readonly remarks: readonly string[];
};

/** Reads the calendars of all schedules around a span. Never fails: what is not known is said. */
export async function withCalendars(
  config: Config,
  now: number,
  asked: Span,
  signal?: AbortSignal,
): Promise<WithCalendars> {
  if (config.calendars.length === 0) return { config, unknown: [], doubts: [], remarks: [] };
  const calendars = calendarsOf(config);
  const plans = await calendars.readSpan(asked, signal).finally(() => calendars.close());
  const schedules = config.schedules.map((one) => withPlan(one, plans));
  const isKnown = (one: Schedule) => isKnownAt(one, asked.start) && isKnownAt(one, asked.end);
  return {
    config: { ...config, schedules },
    unknown: schedules
      .filter((one) => !isKnown(one))
      .map(({ name }) => ({ schedule: name, why: whyUnknown(name, plans, now) })),
    doubts: planDoubts(plans, now),
    remarks: plans.flatMap(({ remarks }) => remarks),
  };
}

// Who acts does not wait for a calendar that hangs: what it said last is at hand.
const patienceMs = 5_000;

/**
 * The same for what is asked about now and the year to come, by who can't wait long. Tells a line for
 * each calendar that may be old or is not known.
 */
export async function nowWithCalendars(
  config: Config,
  tell: (line: string) => void,
): Promise<Config> {
  const now = Date.now();
  const signal = AbortSignal.timeout(patienceMs);
  const known = await withCalendars(config, now, { start: now, end: now }, signal);
  for (const line of doubtLines(known)) tell(line);
  return known.config;
}

/** Why an answer may be wrong or lacks a schedule, a line each. */
export function doubtLines({ doubts, unknown }: WithCalendars): readonly string[] {
  return [
    ...doubts,
    ...unknown.map(({ schedule, why }) => `schedule ${schedule} is not known: ${why}`),
  ];
}
