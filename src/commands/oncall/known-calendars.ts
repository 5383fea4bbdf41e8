import type { Config } from '../../config/config.ts';
import { isKnownAt } from '../../oncall/plan.ts';
import type { Schedule } from '../../oncall/schedule.ts';
import type { Span } from '../../oncall/shift.ts';
import { age } from '../../text/time.ts';
import type { SchedulePlan } from '../schedule-sources.ts';

const dayMs = 86_400_000;
/** How far a calendar is read around what is asked for: past any shift, and on to the next ones. */
const reachMs = 400 * dayMs;

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
): Promise<WithCalendars> {
  if (config.calendars.length === 0) return { config, unknown: [], doubts: [], remarks: [] };
  const { openScheduleSources } = await import('../schedule-sources.ts');
  const sources = openScheduleSources(config);
  const window = { start: asked.start - reachMs, end: asked.end + reachMs };
  const plans = await sources.read(window, now).finally(() => sources.close());
  const schedules = config.schedules.map((one) => planned(one, plans));
  const isKnown = (one: Schedule) => isKnownAt(one, asked.start) && isKnownAt(one, asked.end);
  return {
    config: { ...config, schedules },
    unknown: schedules
      .filter((one) => !isKnown(one))
      .map(({ name }) => ({ schedule: name, why: whyUnknown(name, plans, now) })),
    doubts: plans.flatMap(({ failed }) =>
      failed.flatMap(({ name, at, error }) =>
        at === null ? [] : [`${name} is as it was ${age(now - at)} ago: ${error}`],
      ),
    ),
    remarks: plans.flatMap(({ remarks }) => remarks),
  };
}

/** The same for what is asked about now and the year to come. */
export async function nowWithCalendars(config: Config): Promise<Config> {
  const now = Date.now();
  return (await withCalendars(config, now, { start: now, end: now })).config;
}

function planned(schedule: Schedule, plans: readonly SchedulePlan[]): Schedule {
  const plan = plans.find((one) => one.schedule === schedule.name)?.plan;
  return plan ? { ...schedule, plan } : schedule;
}

function whyUnknown(schedule: string, plans: readonly SchedulePlan[], now: number): string {
  const failed = plans.find((one) => one.schedule === schedule)?.failed ?? [];
  const [first] = failed.filter(({ data }) => data === null);
  if (first) return `${first.error}`;
  const [old] = failed;
  if (old?.at)
    return `${old.name} was read last ${age(now - old.at)} ago, for other times: ${old.error}`;
  return 'it was not read for that time';
}
