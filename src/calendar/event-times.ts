import type { WallMs } from '../zones/local-time.ts';
import { type CalendarZone, ianaZone, instantOf, utcZone, wallOf } from './calendar-zone.ts';
import { ICAL } from './ical.ts';
import { isUtc, wallTimes } from './wall-time.ts';

/** The zones of a file: those it names, and the one for times without a zone. */
export type Zones = {
  readonly local: CalendarZone;
  readonly described: ReadonlyMap<string, CalendarZone>;
};

/** When an event begins, and how long it lasts: by its clock, and then in plain time. */
export type EventTimes = {
  readonly wall: WallMs;
  readonly zone: CalendarZone;
  readonly isDate: boolean;
  readonly clockMs: number;
  readonly exactMs: number;
};

const dayMs = 86_400_000;

/** The times of an event. Throws one line for what can't be read. */
export function eventTimes(event: ICAL.Component, zones: Zones): EventTimes {
  const [start] = event.getAllProperties('dtstart');
  if (!start) throw new Error('it has no DTSTART');
  const [wall = 0] = wallTimes(start);
  const zone = zoneOf(start, zones);
  const isDate = isDateValue(start.getFirstValue());
  return { wall, zone, isDate, ...lengthOf(event, { wall, zone, isDate }, zones) };
}

/** Instants of a property with times of an event: RDATE, EXDATE, RECURRENCE-ID. */
export function instantsOf(property: ICAL.Property, zones: Zones): readonly number[] {
  const zone = zoneOf(property, zones);
  return wallTimes(property).map((wall) => instantOf(zone, wall));
}

export function isDateValue(value: unknown): boolean {
  return value instanceof ICAL.Time && value.isDate;
}

/** When an event that begins at a time of its clock ends: a week ends at the same local time. */
export function endOf({ zone, clockMs, exactMs }: EventTimes, wall: WallMs): number {
  return instantOf(zone, wall + clockMs) + exactMs;
}

function lengthOf(
  event: ICAL.Component,
  { wall, zone, isDate }: Pick<EventTimes, 'wall' | 'zone' | 'isDate'>,
  zones: Zones,
): Pick<EventTimes, 'clockMs' | 'exactMs'> {
  const [end] = event.getAllProperties('dtend');
  if (end) {
    const [at = 0] = instantsOf(end, zones);
    return { clockMs: wallOf(zone, at) - wall, exactMs: 0 };
  }
  const duration = event.getFirstPropertyValue('duration');
  if (duration instanceof ICAL.Duration) {
    const clockMs = (duration.weeks * 7 + duration.days) * dayMs;
    return { clockMs, exactMs: duration.toSeconds() * 1000 - clockMs };
  }
  return { clockMs: isDate ? dayMs : 0, exactMs: 0 };
}

function zoneOf(property: ICAL.Property, { local, described }: Zones): CalendarZone {
  if (isUtc(property.getFirstValue())) return utcZone;
  const tzid = property.getFirstParameter('tzid');
  if (!tzid) return local;
  const zone = described.get(tzid) ?? ianaZone(tzid);
  if (zone) return zone;
  throw new Error(
    `time zone "${tzid}" is neither described in the file nor known; write one such as Europe/London`,
  );
}
