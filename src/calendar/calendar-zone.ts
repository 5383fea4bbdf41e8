import type { WallMs } from '../zones/local-time.ts';
import { isTimeZone } from '../zones/zone.ts';
import { offsetAt } from '../zones/zone-offsets.ts';

/** A time zone as calendars need it: its offset from UTC at an instant, both in ms. */
export type CalendarZone = { readonly offsetAt: (at: number) => number };

const dayMs = 86_400_000;

export const utcZone: CalendarZone = { offsetAt: () => 0 };

const knownZones = new Map<string, CalendarZone | null>();

/** A zone of IANA; also behind a prefix, as some programs write it: `/mozilla.org/2005/Europe/Oslo`. */
export function ianaZone(name: string): CalendarZone | null {
  // Intl takes a tenth of a millisecond for it, and a calendar has thousands of events.
  const known = knownZones.get(name);
  if (known !== undefined) return known;
  const zone = findZone(name);
  knownZones.set(name, zone);
  return zone;
}

function findZone(name: string): CalendarZone | null {
  const parts = name.trim().split('/');
  const tails = parts.map((_, index) => parts.slice(index).join('/'));
  const known = tails.find((tail) => tail.includes('/') && isTimeZone(tail));
  const timeZone = isTimeZone(name.trim()) ? name.trim() : known;
  return timeZone === undefined ? null : { offsetAt: (at) => offsetAt(timeZone, at) };
}

/**
 * The instant of a wall clock's time, as RFC 5545 (3.3.5) has it: of a time shown twice the first;
 * a time that the clock skips is reckoned with the offset before.
 */
export function instantOf(zone: CalendarZone, wall: WallMs): number {
  const before = zone.offsetAt(wall - dayMs);
  const after = zone.offsetAt(wall + dayMs);
  const first = wall - before;
  if (before === after || zone.offsetAt(first) === before) return first;
  const second = wall - after;
  return zone.offsetAt(second) === after ? second : first;
}

/** What the zone's clock shows at an instant. */
export function wallOf(zone: CalendarZone, at: number): WallMs {
  return at + zone.offsetAt(at);
}
