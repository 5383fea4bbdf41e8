import type { WallMs } from '../zones/local-time.ts';
import { ICAL } from './ical.ts';

/** What the times of a property show on their own clock. Throws for what is no date or time. */
export function wallTimes(property: ICAL.Property): readonly WallMs[] {
  const written = property.toJSON().slice(3).map(String);
  return property.getValues().map((value, index) => {
    const wall = wallTime(value);
    const text = written[index] ?? '';
    // The library takes the 31st of February for the 3rd of March.
    if (new Date(wall).toISOString().startsWith(text.replace(/Z$/, ''))) return wall;
    throw new Error(`"${text}" is no date or time`);
  });
}

/** The same of one time. */
export function wallTime(value: unknown): WallMs {
  if (!(value instanceof ICAL.Time)) throw new Error(`"${String(value)}" is no date or time`);
  const { year, month, day, hour, minute, second } = value;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  if (Number.isNaN(wall)) throw new Error(`"${value.toString()}" is no date or time`);
  return wall;
}

/** Whether a time of the library is written in UTC. */
export function isUtc(value: unknown): boolean {
  return value instanceof ICAL.Time && value.zone === ICAL.Timezone.utcTimezone;
}
