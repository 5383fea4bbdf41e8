import { ConfigError } from '../../config/config-error.ts';
import type { OverrideEffect, OverrideProblem } from '../../oncall/check-override.ts';
import type { Schedule } from '../../oncall/schedule.ts';
import type { StoredOverride } from '../../oncall/stored-override.ts';
import { dayClock } from '../../text/time.ts';
import { iso } from './output.ts';

/** `OVR-3 platform: carol instead of bob, Mon 5 Jan 09:00 to Mon 5 Jan 17:00 (dentist), by alice` */
export function overrideLine(override: StoredOverride, timeZone: string): string {
  const { id, schedule, start, end, note, author } = override;
  const when = `${dayClock(start, timeZone)} to ${dayClock(end, timeZone)}`;
  const why = note === null ? '' : ` (${note})`;
  return `${id} ${schedule}: ${whoFor(override)}, ${when}${why}, by ${author}`;
}

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
  { timeZone }: Schedule,
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

/** The stable shape of an override: times ISO 8601 UTC. */
export function overrideJson(override: StoredOverride): object {
  const { id, schedule, start, end, user, insteadOf, role, author, note } = override;
  const { createdAt, withdrawnAt, withdrawnBy } = override;
  return {
    ...{ id, schedule, start: iso(start), end: iso(end), user, insteadOf, role },
    ...{ author, reason: note, createdAt: iso(createdAt) },
    ...{ withdrawnAt: withdrawnAt === null ? null : iso(withdrawnAt), withdrawnBy },
  };
}

/** The effect, or a `ConfigError` that says what is wrong with the override. */
export function demandEffect(effect: OverrideEffect | OverrideProblem): OverrideEffect {
  if (!('kind' in effect)) return effect;
  throw new ConfigError(problemText(effect));
}

function problemText(problem: OverrideProblem): string {
  switch (problem.kind) {
    case 'ends-before-it-starts':
      return 'the override ends before it starts: give --to a later time than --from';
    case 'is-over':
      return 'the override would be over already: give --to a time to come';
    case 'changes-nothing': {
      const names = problem.onCall.join(', ');
      const then = names === '' ? 'nobody is on call then' : `on call then: ${names}`;
      return `the override would change nothing: ${then}`;
    }
  }
}
