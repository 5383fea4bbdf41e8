import type { Plan, Schedule } from '../oncall/schedule.ts';
import type { SourceReading } from '../oncall/schedule-source.ts';
import { age } from '../text/time.ts';

/** What the sources of one schedule say, put together. */
export type SchedulePlan = {
  readonly schedule: string;
  /** Null: not known at all. */
  readonly plan: Plan | null;
  /** Sources that failed, as messages call them (`calendar rota.ics`), with what is known of them. */
  readonly failed: readonly (SourceReading & { readonly name: string })[];
  readonly remarks: readonly string[];
};

/** A schedule with its turns, where they are kept outside the configuration and known. */
export function withPlan(schedule: Schedule, plans: readonly SchedulePlan[]): Schedule {
  const plan = plans.find((one) => one.schedule === schedule.name)?.plan;
  return plan ? { ...schedule, plan } : schedule;
}

/** Why what is known may be old, a line for each source; `now` is ms since the epoch. */
export function planDoubts(plans: readonly SchedulePlan[], now: number): readonly string[] {
  return plans.flatMap(({ failed }) =>
    failed.flatMap(({ name, at, error }) =>
      at === null ? [] : [`${name} is as it was ${age(now - at)} ago: ${error}`],
    ),
  );
}

/** Why nothing is known of a schedule at the moment asked about. */
export function whyUnknown(schedule: string, plans: readonly SchedulePlan[], now: number): string {
  const failed = plans.find((one) => one.schedule === schedule)?.failed ?? [];
  const never = failed.find(({ data }) => data === null);
  if (never?.error) return never.error;
  const [old] = failed;
  return old?.at
    ? `${old.name} was read last ${age(now - old.at)} ago, for other times: ${old.error}`
    : 'it was not read for that time';
}
