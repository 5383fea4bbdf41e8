import { onCallAt } from '../../oncall/on-call.ts';
import { isKnownAt } from '../../oncall/plan.ts';
import type { OnCall } from '../../oncall/shift.ts';
import { duration, weekdayClock, zoneName } from '../../text/time.ts';
import { rotaAt, rotaSchedule } from '../rota-cursor.ts';
import type { LiveState } from '../state.ts';
import { memoised } from './memoised.ts';
import { calendarsDoubt, overridesDoubt } from './schedules.ts';
import { troubleOf } from './trouble.ts';

/** Who is on call, as the pane says it; null where there is nothing to say. */
export type OnCallFacts = {
  readonly primary: string | null;
  readonly secondary: string | null;
  readonly escalation: string | null;
  /** `Mon 09:00`. */
  readonly until: string | null;
  /** `London`: the schedule's zone, which the times are in. */
  readonly untilZone: string;
  /** `3d 18h`. */
  readonly left: string | null;
  readonly next: string | null;
  readonly nextSecondary: string | null;
  readonly nextEscalation: string | null;
  /** `Mon 09:00 London`. */
  readonly nextFrom: string | null;
};

const minute = 60_000;

/** Recomputed once a minute: nothing on call changes by the second. */
export const onCallFacts = memoised<OnCallFacts | null>(
  ({ onCall, now }) => [onCall.data, Math.floor(now / minute)],
  ({ onCall, now }) => (onCall.data === null ? null : factsOf(onCall.data, now)),
);

/** The same of the schedule on screen, which need not be the first. */
export const shownFacts = memoised<OnCallFacts | null>(
  (state) => [rotaSchedule(state), Math.floor(state.now / minute)],
  (state) => {
    const schedule = rotaSchedule(state);
    if (schedule === null || !isKnownAt(schedule, state.now)) return null;
    return factsOf(onCallAt(schedule, state.now), state.now);
  },
);

function factsOf({ primary, secondary, escalation, until, next, timeZone }: OnCall, now: number) {
  const zone = zoneName(timeZone);
  const at = (time: number) => `${weekdayClock(time, timeZone)} ${zone}`;
  return {
    primary,
    secondary,
    escalation,
    until: until === null ? null : weekdayClock(until, timeZone),
    untilZone: zone,
    left: until === null ? null : duration(Math.round((until - now) / minute) * minute),
    next: next?.primary ?? null,
    nextSecondary: next?.secondary ?? null,
    nextEscalation: next?.escalation ?? null,
    nextFrom: next === null ? null : at(next.from),
  };
}

/** Why who is named may not be who is on call; null when all is known. */
export function onCallTrouble(state: LiveState): string | null {
  return troubleOf(state, 'onCall') ?? calendarsDoubt(state) ?? overridesDoubt(state);
}

/** Whether who is named may change as soon as the store answers for the first time. */
export function areOverridesAwaited({ setup, overrides }: LiveState): boolean {
  return setup.rota.schedules.length > 0 && overrides.status === 'waiting';
}

/** What the pane says when there is nobody to name. */
export function onCallHint(state: LiveState): string {
  const { setup, onCall } = state;
  if (!setup.configured.schedule) return 'No rotation: add schedule: to onduty.yaml.';
  if (onCall.status === 'failed') return 'Who is on call is not known.';
  const schedule = rotaSchedule(state);
  if (onCall.data !== null && schedule && !isKnownAt(schedule, rotaAt(state)))
    return 'Its calendar is not known for that time.';
  return onCall.status === 'waiting' ? 'Reading the rotation…' : 'Nobody is on call.';
}
