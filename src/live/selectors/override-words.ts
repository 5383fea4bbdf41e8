import type { OverrideEffect, OverrideProblem } from '../../oncall/check-override.ts';
import type { Schedule } from '../../oncall/schedule.ts';
import type { StoredOverride } from '../../oncall/stored-override.ts';
import { dayClock } from '../../text/time.ts';

/** `carol instead of bob`, `carol as primary`. */
export function whoFor({
  user,
  insteadOf,
  role,
}: Pick<StoredOverride, 'user' | 'insteadOf' | 'role'>): string {
  const place = insteadOf === null ? '' : ` instead of ${insteadOf}`;
  return `${user ?? 'nobody'}${place}${role === null ? '' : ` as ${role}`}`;
}

/** Who is on call while overrides last, a line a stretch, and who would be paged twice. */
export function effectLines(
  { after, doubled }: OverrideEffect,
  { timeZone }: Pick<Schedule, 'timeZone'>,
): readonly string[] {
  const shifts = after.map((shift) => {
    const { start, end, primary, secondary, escalation, reason } = shift;
    const people = [primary ?? 'nobody', secondary ?? '-', escalation ?? '-'].join(', ');
    return `  ${dayClock(start, timeZone)} to ${dayClock(end, timeZone)}: ${people} (${reason})`;
  });
  const twice = doubled.map(({ person, roles, start }) => {
    const held = roles.join(' and ');
    return `  ! ${person} is ${held} at once from ${dayClock(start, timeZone)}`;
  });
  return [...shifts, ...twice];
}

/** What is wrong with an override, without which words to give instead. */
export function problemText(problem: OverrideProblem): string {
  switch (problem.kind) {
    case 'ends-before-it-starts':
      return 'the override ends before it starts';
    case 'is-over':
      return 'the override would be over already';
    case 'not-known':
      return 'who is on call then is not known: its calendar was not read for that time';
    case 'changes-nothing': {
      const names = problem.onCall.join(', ');
      const then = names === '' ? 'nobody is on call then' : `on call then: ${names}`;
      return `the override would change nothing: ${then}`;
    }
  }
}
