import type { Span } from '../oncall/shift.ts';
import { repeatedWalls } from '../zones/repeats.ts';
import { type CalendarZone, ianaZone } from './calendar-zone.ts';
import { ICAL } from './ical.ts';
import { wallTimes } from './wall-time.ts';

const yearMs = 366 * 86_400_000;

type Onset = { readonly at: number; readonly beforeMs: number; readonly afterMs: number };

/** Zones a file describes itself, by TZID: so does Outlook with Windows' own names. */
export async function fileZones(
  calendar: ICAL.Component,
  span: Span,
): Promise<ReadonlyMap<string, CalendarZone>> {
  const zones = new Map<string, CalendarZone>();
  for (const described of calendar.getAllSubcomponents('vtimezone')) {
    const tzid = String(described.getFirstPropertyValue('tzid') ?? '');
    const place = described.getFirstPropertyValue('x-lic-location');
    const known = ianaZone(tzid) ?? (place === null ? null : ianaZone(String(place)));
    zones.set(tzid, known ?? (await describedZone(described, span)));
  }
  return zones;
}

async function describedZone(described: ICAL.Component, span: Span): Promise<CalendarZone> {
  const parts = ['standard', 'daylight'].flatMap((name) => described.getAllSubcomponents(name));
  const onsets = (await Promise.all(parts.map((part) => onsetsOf(part, span)))).flat();
  onsets.sort((a, b) => a.at - b.at);
  const firstMs = onsets[0]?.beforeMs ?? 0;
  return {
    offsetAt: (at) => onsets.findLast((onset) => onset.at <= at)?.afterMs ?? firstMs,
  };
}

/** When one part of a zone takes over: the first time, and around the span. */
async function onsetsOf(part: ICAL.Component, { start, end }: Span): Promise<readonly Onset[]> {
  const beforeMs = offsetMs(part, 'tzoffsetfrom');
  const afterMs = offsetMs(part, 'tzoffsetto');
  const [from] = part.getAllProperties('dtstart');
  if (!from) throw new Error('it has no DTSTART');
  const first = wallTimes(from)[0] ?? 0;
  const rules = part.getAllProperties('rrule').map((one) => String(one.getFirstValue()));
  const repeated = rules.map((rule) =>
    repeatedWalls({ rule, first }, start - yearMs, end + yearMs),
  );
  const dates = part.getAllProperties('rdate').flatMap((one) => wallTimes(one));
  const walls = [first, ...dates, ...(await Promise.all(repeated)).flat()];
  return walls.map((wall) => ({ at: wall - beforeMs, beforeMs, afterMs }));
}

function offsetMs(part: ICAL.Component, name: string): number {
  const value = part.getFirstPropertyValue(name);
  if (!(value instanceof ICAL.UtcOffset)) throw new Error(`its zone has no ${name.toUpperCase()}`);
  return value.toSeconds() * 1000;
}
