import type { Person } from '../../config/config.ts';
import { roles } from '../../oncall/schedule.ts';
import type { OnCall } from '../../oncall/shift.ts';
import { iso } from './output.ts';

/** The stable shape of `onduty oncall --json`: times ISO 8601 UTC, null where nobody is or nothing is known. */
export function onCallJson(onCall: OnCall, people: readonly Person[]): object {
  const { at, schedule, timeZone, primary, secondary, escalation, reason, until, next } = onCall;
  return {
    at: iso(at),
    schedule,
    timeZone,
    primary,
    secondary,
    escalation,
    reason,
    until: until === null ? null : iso(until),
    next: next && {
      primary: next.primary,
      secondary: next.secondary,
      escalation: next.escalation,
      reason: next.reason,
      from: iso(next.from),
    },
    contacts: contactsOf(onCall, people),
  };
}

/** How to reach whoever is on call, by name. */
function contactsOf(onCall: OnCall, people: readonly Person[]): object {
  const names = new Set(roles.map((role) => onCall[role]));
  const here = people.filter(({ name }) => names.has(name));
  return Object.fromEntries(here.map(({ name, contacts }) => [name, contacts]));
}
