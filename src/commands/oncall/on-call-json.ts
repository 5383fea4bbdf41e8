import type { OnCall } from '../../oncall/shift.ts';

/** The stable shape of `onduty oncall --json`: times ISO 8601 UTC, null where nobody is or nothing is known. */
export function onCallJson(onCall: OnCall): object {
  const { at, schedule, timeZone, primary, secondary, escalation, reason, until, next } = onCall;
  return {
    at: new Date(at).toISOString(),
    schedule,
    timeZone,
    primary,
    secondary,
    escalation,
    reason,
    until: until === null ? null : new Date(until).toISOString(),
    next: next && {
      primary: next.primary,
      secondary: next.secondary,
      escalation: next.escalation,
      reason: next.reason,
      from: new Date(next.from).toISOString(),
    },
  };
}
