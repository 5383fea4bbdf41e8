import { CalendarError, faultText } from './calendar-error.ts';
import { ICAL } from './ical.ts';

/** The calendars of an iCalendar text. Throws `CalendarError` with the line that can't be read. */
export function parseCalendars(text: string, label: string): readonly ICAL.Component[] {
  try {
    const json: unknown = ICAL.parse(text.replace(/^\uFEFF/, ''));
    const several = Array.isArray(json) && Array.isArray(json[0]);
    return (several ? json : [json]).map((one) => new ICAL.Component(one));
  } catch (error) {
    throw new CalendarError(`${label}:${faultyLine(text) ?? 1}: ${faultText(error)}`);
  }
}

/** The first line that can't be read by itself: the library does not say which. */
function faultyLine(text: string): number | null {
  const lines = text.split(/\r\n|\n|\r/);
  for (let index = 0; index < lines.length; ) {
    let after = index + 1;
    while (/^[ \t]/.test(lines[after] ?? '')) after += 1;
    if (!isReadable(lines.slice(index, after))) return index + 1;
    index = after;
  }
  return null;
}

function isReadable(line: readonly string[]): boolean {
  if (/^(\uFEFF?BEGIN:|END:|$)/i.test(line[0] ?? '')) return true;
  try {
    ICAL.parse(['BEGIN:VEVENT', ...line, 'END:VEVENT', ''].join('\r\n'));
    return true;
  } catch {
    return false;
  }
}
