import { ConfigError } from '../../config/config-error.ts';
import { problemText, whoFor } from '../../live/selectors/override-words.ts';
import type { OverrideEffect, OverrideProblem } from '../../oncall/check-override.ts';
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
  throw new ConfigError(`${problemText(effect)}${remedies[effect.kind]}`);
}

/** What to give instead. */
const remedies: Readonly<Record<OverrideProblem['kind'], string>> = {
  'ends-before-it-starts': ': give --to a later time than --from',
  'is-over': ': give --to a time to come',
  'not-known': ': onduty oncall says why',
  'changes-nothing': '',
};
