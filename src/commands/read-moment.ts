import { ConfigError } from '../config/config-error.ts';
import { parseDuration } from '../config/duration.ts';
import { readInstant } from '../oncall/read-instant.ts';
import { clean } from '../text/clean.ts';

/**
 * A moment of the past as typed behind a flag: ISO 8601 (UTC without a zone), or an age such as
 * `-2h`. ms since the epoch. Throws `ConfigError`, also for what is yet to come.
 */
export function readMoment(text: string, now: number, flag = '--at'): number {
  const at = text.trim().startsWith('-')
    ? ageBefore(text.trim(), now)
    : readInstant(isoOf(text.trim()), 'UTC');
  if (at === null)
    throw new ConfigError(
      `${flag}: expected a time such as 2026-01-05T14:30Z or an age such as -2h, got "${clean(text)}"`,
    );
  if (at > now)
    throw new ConfigError(`${flag}: ${clean(text)} is yet to come; give a time that has passed`);
  return at;
}

/** Our own way of writing a moment, `2026-01-05 14:30 UTC`, is read too: it is what gets copied. */
function isoOf(text: string): string {
  return text.replace(/ ?UTC$/, 'Z').replace(/^(\d{4}-\d\d-\d\d) /, '$1T');
}

function ageBefore(text: string, now: number): number | null {
  const age = parseDuration(text.slice(1));
  return age.ok ? now - age.value * 1000 : null;
}
