import { clean } from '../text/clean.ts';
import { CalendarError } from './calendar-error.ts';

const longest = 60;

/**
 * Where each event of an iCalendar text begins: line numbers, in order. Throws `CalendarError` with
 * the line for what is no such text: the library would not say where.
 */
export function eventLines(text: string, label: string): readonly number[] {
  const open: string[] = [];
  const events: number[] = [];
  const fail = (number: number, message: string): never => {
    throw new CalendarError(`${label}:${number}: ${message}`);
  };
  const lines = text.split(/\r\n|\n|\r/);
  for (const [index, line] of lines.entries()) {
    const number = index + 1;
    if (line.trim() === '' || /^[ \t]/.test(line)) continue;
    if (open.length === 0 && !/^\uFEFF?BEGIN:VCALENDAR\s*$/i.test(line))
      fail(number, `expected BEGIN:VCALENDAR, got "${shown(line)}"; is it an iCalendar file?`);
    if (!/^\uFEFF?[A-Za-z0-9-]+[;:]/.test(line))
      fail(number, `expected a line such as SUMMARY:alice, got "${shown(line)}"`);
    const [, begin] = /^\uFEFF?BEGIN:([\w-]+)/i.exec(line) ?? [];
    const [, end] = /^END:([\w-]+)/i.exec(line) ?? [];
    if (begin) open.push(begin.toUpperCase());
    if (begin?.toUpperCase() === 'VEVENT') events.push(number);
    if (end && open.pop() !== end.toUpperCase())
      fail(number, `END:${shown(end)} ends nothing that is open`);
  }
  const [unended] = open.slice(-1);
  if (unended) fail(lines.length, `END:${unended} is missing; the file breaks off`);
  if (lines.every((line) => line.trim() === '')) fail(1, 'the file is empty');
  return events;
}

function shown(line: string): string {
  const text = clean(line).trim();
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
