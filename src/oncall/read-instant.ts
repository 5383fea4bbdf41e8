import { parseLocalTime, toInstant, toLocal } from '../zones/local-time.ts';

const zoned = /^(.+?)(Z|[+-]\d{2}:?\d{2})$/;
const dayMs = 86_400_000;
const milliseconds = /\.\d{1,9}$/;

/**
 * Reads an ISO 8601 time as ms since the epoch: with `Z` or an offset as it stands, without one
 * (or a date alone) on the clock of `timeZone`. Null when it is no such time.
 */
export function readInstant(text: string, timeZone: string): number | null {
  const [, clock, zone] = text.trim().match(zoned) ?? [];
  if (clock === undefined || zone === undefined || !clock.includes('T')) {
    const wall = parseLocalTime(text.trim());
    return wall === null ? null : toInstant(wall, timeZone);
  }
  if (parseLocalTime(clock.replace(milliseconds, '')) === null) return null;
  const offset = zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const at = Date.parse(`${clock}${offset}`);
  return Number.isNaN(at) ? null : at;
}

/** The first moment after `after` at which the clock of `timeZone` shows `18:00`; null of anything else. */
export function nextTimeOfDay(text: string, after: number, timeZone: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (hours === undefined) return null;
  const sinceMidnight = (Number(hours) * 60 + Number(minutes)) * 60_000;
  const midnight = Math.floor(toLocal(after, timeZone) / dayMs) * dayMs;
  const today = toInstant(midnight + sinceMidnight, timeZone);
  return today > after ? today : toInstant(midnight + dayMs + sinceMidnight, timeZone);
}
