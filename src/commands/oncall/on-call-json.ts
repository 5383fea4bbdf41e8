import type { OnCall } from '../../oncall/schedule.ts';

/** The stable shape of `onduty oncall --json`: times ISO 8601 UTC, null where nobody is or nothing is known. */
export function onCallJson(onCall: OnCall): object {
  const { at, timeZone, primary, secondary, escalation, until, next } = onCall;
  return {
    at: new Date(at).toISOString(),
    timeZone,
    primary,
    secondary,
    escalation,
    until: until === null ? null : new Date(until).toISOString(),
    next: next && {
      primary: next.primary,
      secondary: next.secondary,
      escalation: next.escalation,
      from: new Date(next.from).toISOString(),
    },
  };
}
