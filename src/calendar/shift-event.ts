import { createHash } from 'node:crypto';
import { reasonWithNotes } from '../oncall/override-words.ts';
import { type Role, roles, type Schedule } from '../oncall/schedule.ts';
import type { Shift } from '../oncall/shift.ts';
import type { CalendarEvent } from './calendar-event.ts';

type About = {
  readonly schedule: Pick<Schedule, 'name'>;
  /** Whose calendar it is: they are named first. Null: everybody's. */
  readonly user: string | null;
  /** Whether the summary names the schedule. */
  readonly withName: boolean;
};

/** The event of a shift: `On call: alice (primary), secondary bob`. */
export function shiftEvent(shift: Shift, about: About): CalendarEvent {
  const { start, end, primary, secondary, escalation } = shift;
  return {
    ...{ start, end, primary, secondary, escalation },
    uid: uidOf(shift, about),
    summary: summaryOf(shift, about),
    description: descriptionOf(shift, about),
  };
}

// One person's own events stand beside everybody's in the same calendar: each has its own identity.
function uidOf({ start }: Shift, { schedule, user }: About): string {
  const name = JSON.stringify([schedule.name, user]);
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 16);
  const from = new Date(start).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
  return `${from}-${digest}@onduty`;
}

function summaryOf(shift: Shift, { schedule, user, withName }: About): string {
  const [first, ...others] = summaryRoles(shift, user);
  const rest = others.map((role) => `, ${role} ${shift[role]}`).join('');
  const what = withName ? `On call (${schedule.name})` : 'On call';
  return first === undefined ? what : `${what}: ${shift[first]} (${first})${rest}`;
}

/** The roles that a line has room for: one's own, or the first that somebody holds; then the others. */
function summaryRoles(shift: Shift, user: string | null): readonly Role[] {
  const held = roles.filter((role) => shift[role] !== null);
  const own = user === null ? [] : held.filter((role) => shift[role] === user);
  const shown = held.filter((role) => role !== 'escalation' || own.includes(role));
  return [...new Set([...own, ...(shown.length === 0 ? held : shown)])];
}

function descriptionOf(shift: Shift, { schedule }: About): string {
  const people = roles.flatMap((role) => {
    const name = shift[role];
    return name === null ? [] : [`${role[0]?.toUpperCase()}${role.slice(1)}: ${name}`];
  });
  return [
    ...people,
    `Why: ${reasonWithNotes(shift.reason, shift.overrides)}`,
    `Schedule: ${schedule.name}`,
  ].join('\n');
}
