import type { Person } from '../../config/config.ts';
import type { OnCall } from '../../oncall/shift.ts';
import { date, duration, weekdayClock } from '../../text/time.ts';

const roles = ['primary', 'secondary', 'escalation'] as const;

/** The columns of the table of roles. */
export const onCallColumns = [
  { key: 'role', title: 'Role' },
  { key: 'now', title: 'Now' },
  { key: 'contacts', title: 'Reach them at' },
  { key: 'next', title: 'Next' },
] as const;

/** A row for each role: who holds it, how to reach them, who takes over. */
export function onCallRows(
  onCall: OnCall,
  people: readonly Person[],
): readonly Record<string, string>[] {
  return roles.map((role) => ({
    role,
    now: onCall[role] ?? '-',
    contacts: contactsOf(onCall[role], people),
    next: onCall.next?.[role] ?? '-',
  }));
}

/** The line above the table: until when, on the schedule's clock, and how long that is. */
export function onCallHeadline({ at, primary, until, next, timeZone }: OnCall): string {
  if (until === null) return 'Nobody is on call: the schedule has no turns.';
  const moment = `${weekdayClock(until, timeZone)}, ${date(until, timeZone)} (${timeZone})`;
  const left = `until ${moment}, for ${duration(until - at)}`;
  return `${primary ?? 'Nobody'} is on call ${left}; then ${next?.primary ?? 'nobody'}.`;
}

function contactsOf(name: string | null, people: readonly Person[]): string {
  const contacts = people.find((person) => person.name === name)?.contacts ?? [];
  return contacts.map(({ kind, value }) => `${kind} ${value}`).join(', ') || '-';
}
