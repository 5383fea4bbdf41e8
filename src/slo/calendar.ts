import { toInstant, toLocal, type WallMs } from '../zones/local-time.ts';

export const calendarUnits = ['day', 'week', 'month', 'quarter', 'year'] as const;

export type CalendarUnit = (typeof calendarUnits)[number];

/** Whose calendar a window follows: its unit by the wall clock of an IANA zone. */
export type Calendar = {
  readonly unit: CalendarUnit;
  readonly timeZone: string;
};

/** One day, week, … of a calendar: ms since the epoch, the end not included. */
export type Period = { readonly start: number; readonly end: number };

const dayMs = 86_400_000;

/**
 * The period an instant lies in. Periods begin at local midnight (weeks on Monday, quarters in
 * January, April, July, October) or, where the clock jumps over it, when the clock has passed it.
 */
export function periodAt({ unit, timeZone }: Calendar, at: number): Period {
  const first = firstMoment[unit](toLocal(at, timeZone));
  let start = toInstant(first, timeZone);
  let next = nextMoment(unit, first);
  let end = toInstant(next, timeZone);
  // A clock set back over midnight shows the old date again though the new one has begun.
  while (at >= end) {
    start = end;
    next = nextMoment(unit, next);
    end = toInstant(next, timeZone);
  }
  return { start, end };
}

/** Local midnight with which the unit around a wall time begins. */
const firstMoment: Readonly<Record<CalendarUnit, (wall: WallMs) => WallMs>> = {
  day: midnight,
  // 1 January 1970 was a Thursday.
  week: (wall) => midnight(wall) - ((Math.floor(wall / dayMs) + 3) % 7) * dayMs,
  month: (wall) => monthStart(wall, 1),
  quarter: (wall) => monthStart(wall, 3),
  year: (wall) => monthStart(wall, 12),
};

function midnight(wall: WallMs): WallMs {
  return Math.floor(wall / dayMs) * dayMs;
}

/** The first of the month at which a run of `months`, counted from January, begins. */
function monthStart(wall: WallMs, months: number): WallMs {
  const date = new Date(wall);
  const month = date.getUTCMonth();
  return Date.UTC(date.getUTCFullYear(), month - (month % months));
}

/** The midnight with which the unit after the one from `first` begins. */
function nextMoment(unit: CalendarUnit, first: WallMs): WallMs {
  return firstMoment[unit](first + daysInto[unit] * dayMs);
}

/** Days from the start of a unit that surely lie within the next one. */
const daysInto: Readonly<Record<CalendarUnit, number>> = {
  day: 1,
  week: 7,
  month: 40,
  quarter: 100,
  year: 370,
};

/** Days a unit is taken for where a fixed length is needed: to scale alerts by. */
const nominalDays: Readonly<Record<CalendarUnit, number>> = {
  day: 1,
  week: 7,
  month: 30,
  quarter: 90,
  year: 365,
};

/** Seconds a unit is taken for where a fixed length is needed: 30 days for a month. */
export function nominalSeconds(unit: CalendarUnit): number {
  return (nominalDays[unit] * dayMs) / 1000;
}
