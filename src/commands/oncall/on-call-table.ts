import type { Person } from '../../config/config.ts';
import { reasonWithNotes } from '../../oncall/override-words.ts';
import { roles } from '../../oncall/schedule.ts';
import { isHeld, type OnCall } from '../../oncall/shift.ts';
import { date, duration, weekdayClock } from '../../text/time.ts';
import { contactsOf } from '../contacts.ts';

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
    contacts: contactsOf(onCall[role] ?? '', people) || '-',
    next: onCall.next?.[role] ?? '-',
  }));
}

/** The line above the table: until when, on the schedule's clock, and how long that is. */
export function onCallHeadline(onCall: OnCall): string {
  const { at, primary, until, next, timeZone } = onCall;
  if (until === null) return 'Nobody is on call, and nobody will be: no turns are left.';
  const moment = (time: number) =>
    `${weekdayClock(time, timeZone)}, ${date(time, timeZone)} (${timeZone})`;
  const left = `until ${moment(until)}, for ${duration(until - at)}`;
  const then = next?.primary ?? 'nobody';
  const after =
    next && next.from > until ? `nobody until ${moment(next.from)}, then ${then}` : then;
  // Others may be paged although nobody is the first.
  const now =
    primary === null && isHeld(onCall) ? 'Nobody is primary' : `${primary ?? 'Nobody'} is on call`;
  return `${now} ${left}; then ${after}.`;
}

/** Why it is they, with what the overrides behind it say; nothing where there is nothing to say. */
export function onCallReason({ reason, overrides }: OnCall): readonly string[] {
  return reason === null ? [] : [`Why: ${reasonWithNotes(reason, overrides)}.`];
}
