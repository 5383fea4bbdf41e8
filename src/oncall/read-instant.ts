import { parseLocalTime, toInstant } from '../zones/local-time.ts';

const zoned = /^(.+?)(Z|[+-]\d{2}:?\d{2})$/;
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
