const form = /^\d{4}-\d{2}-\d{2}$/;
const later = /^\+ ?(\d{1,4}) ?(d|days?|w|weeks?)$/i;

const dayMs = 86_400_000;

/** A day of the calendar, `2026-12-01`, in no zone: people agree on days, not on moments. */
export type CalendarDate = string;

/**
 * Reads the day by which something is to be done: `2026-12-01`, or `+14d`, `+2w` from today. Null
 * when it is no day, as the 30th of February.
 */
export function parseDueDate(text: string, today: CalendarDate): CalendarDate | null {
  const words = text.trim();
  const [, count, unit = ''] = later.exec(words) ?? [];
  if (count !== undefined)
    return addDays(today, Number(count) * (unit.toLowerCase().startsWith('w') ? 7 : 1));
  return isCalendarDate(words) ? words : null;
}

/** Whether a text is a day there is. */
export function isCalendarDate(text: string): boolean {
  if (!form.test(text)) return false;
  const at = Date.parse(`${text}T00:00Z`);
  // Date.parse takes the 30th of February for the 2nd of March.
  return !Number.isNaN(at) && dateOf(at) === text;
}

/** The day so many days later; null beyond the year 9999. */
export function addDays(date: CalendarDate, days: number): CalendarDate | null {
  const then = dateOf(Date.parse(`${date}T00:00Z`) + days * dayMs);
  return form.test(then) ? then : null;
}

/** How many days after `from` a day is; below 0 before it. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / dayMs);
}

function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, -14);
}
