import type { Span } from '../oncall/shift.ts';
import type { WallMs } from '../zones/local-time.ts';
import { basicTime, repeatedWalls } from '../zones/repeats.ts';
import { faultText } from './calendar-error.ts';
import { instantOf, wallOf } from './calendar-zone.ts';
import {
  type EventTimes,
  endOf,
  eventTimes,
  instantsOf,
  isDateValue,
  type Zones,
} from './event-times.ts';
import { ICAL } from './ical.ts';
import { isUtc, wallTime, wallTimes } from './wall-time.ts';

/** One time that an event takes place. */
export type Occurrence = Span & { readonly event: ICAL.Component };

const dayMs = 86_400_000;

/**
 * When the events of one UID, the times of them that were changed apart from the rest (RECURRENCE-ID), and nothing
 * that was cancelled, take place in a span. Throws one line for what can't be read.
 */
export async function occurrencesOf(
  series: readonly ICAL.Component[],
  changed: readonly ICAL.Component[],
  zones: Zones,
  span: Span,
): Promise<readonly Occurrence[]> {
  const moved = new Set(changed.flatMap((one) => recurrenceIds(one, zones)));
  const active = series.filter((one) => !isCancelled(one));
  const regular = await Promise.all(active.map((one) => repeated(one, zones, span)));
  const alone = changed
    .filter((one) => !isCancelled(one))
    .map((event) => occurrence(event, eventTimes(event, zones)));
  return [...regular.flat().filter(({ start }) => !moved.has(start)), ...alone].filter(
    ({ start, end }) => end > start && start < span.end && end > span.start,
  );
}

function occurrence(event: ICAL.Component, times: EventTimes, wall = times.wall): Occurrence {
  return { event, start: instantOf(times.zone, wall), end: endOf(times, wall) };
}

function isCancelled(event: ICAL.Component): boolean {
  return String(event.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED';
}

function recurrenceIds(event: ICAL.Component, zones: Zones): readonly number[] {
  const [id] = event.getAllProperties('recurrence-id');
  if (!id) return [];
  if (id.getFirstParameter('range'))
    throw new Error('RECURRENCE-ID with RANGE is not read; split the series in two');
  return instantsOf(id, zones);
}

async function repeated(
  event: ICAL.Component,
  zones: Zones,
  span: Span,
): Promise<readonly Occurrence[]> {
  if (event.hasProperty('exrule')) throw new Error('EXRULE is not read; write its times as EXDATE');
  const times = eventTimes(event, zones);
  const isExcluded = exclusionsOf(event, times, zones);
  const walls = [times.wall, ...datesOf(event, times, zones)];
  for (const rule of event.getAllProperties('rrule'))
    walls.push(...(await wallsOf(rule, times, span)));
  return [...new Set(walls)]
    .map((wall) => occurrence(event, times, wall))
    .filter(({ start }) => !isExcluded(start));
}

async function wallsOf(
  property: ICAL.Property,
  times: EventTimes,
  { start, end }: Span,
): Promise<readonly WallMs[]> {
  const { wall: first, zone, clockMs, exactMs } = times;
  const recur = property.getFirstValue();
  if (!(recur instanceof ICAL.Recur)) throw new Error(`RRULE "${String(recur)}" is no rule`);
  const reach = clockMs + exactMs + 2 * dayMs;
  const rule = ruleByWall(recur, times);
  return repeatedWalls(
    { rule, first },
    wallOf(zone, start) - reach,
    wallOf(zone, end) + dayMs,
  ).catch((error: unknown) => {
    const why = faultText(error);
    throw new Error(`RRULE ${recur.toString()} can't be followed: ${why}`);
  });
}

/** `UNTIL` is a day, which counts whole, or a moment: here as the event's clock shows it. */
function ruleByWall(recur: ICAL.Recur, { zone }: EventTimes): string {
  const { until } = recur;
  if (!until) return recur.toString();
  const shown = isUtc(until) ? wallOf(zone, wallTime(until)) : wallTime(until);
  const last = isDateValue(until) ? shown + dayMs - 1000 : shown;
  return recur.toString().replace(/UNTIL=[^;]*/, `UNTIL=${basicTime(last)}Z`);
}

function datesOf(event: ICAL.Component, { zone }: EventTimes, zones: Zones): readonly WallMs[] {
  const added = event.getAllProperties('rdate').flatMap((one) => instantsOf(one, zones));
  return added.map((at) => wallOf(zone, at));
}

/** EXDATE takes out the time it names, or every time of a day. */
function exclusionsOf(event: ICAL.Component, times: EventTimes, zones: Zones) {
  const at = new Set<number>();
  const days = new Set<number>();
  for (const property of event.getAllProperties('exdate')) {
    const whole = isDateValue(property.getFirstValue()) && !times.isDate;
    if (whole) for (const wall of wallTimes(property)) days.add(wall / dayMs);
    else for (const instant of instantsOf(property, zones)) at.add(instant);
  }
  return (start: number): boolean =>
    at.has(start) || days.has(Math.floor(wallOf(times.zone, start) / dayMs));
}
