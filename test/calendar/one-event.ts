import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Reading, readCalendar } from '../../src/calendar/read-calendar.ts';
import type { OutsideTurn } from '../../src/oncall/schedule-source.ts';
import { instant } from '../support/schedules.ts';

const person = (name: string, fullName: string | null, ...contacts: readonly string[]) => ({
  ...{ name, fullName, timeZone: null },
  contacts: contacts.map((value) => ({ kind: 'email', value })),
});
const people = [
  person('alice', 'Alice Adams', 'alice@example.com'),
  person('bob', 'Bob Brown', 'bob@example.com'),
  person('carol', null),
  person('dora', 'Brown, Dora'),
];
/** How most of these calendars are read. */
export const reading: Reading = {
  label: 'rota.ics',
  timeZone: 'Europe/London',
  role: 'primary',
  people,
};
/** The time asked for. */
export const spring = { start: instant('2026-03-01T00:00Z'), end: instant('2026-06-01T00:00Z') };

/** A calendar as another program wrote it. */
export const sample = (name: string) =>
  readFile(path.join(import.meta.dirname, 'samples', name), 'utf8');

/** `primary alice 2026-03-02T09:00Z 2026-03-09T09:00Z`, in order. */
export function lines(turns: readonly OutsideTurn[]): readonly string[] {
  const minute = (at: number) => `${new Date(at).toISOString().slice(0, 16)}Z`;
  return turns
    .toSorted((a, b) => a.start - b.start)
    .map(({ role, person, start, end }) => `${role} ${person} ${minute(start)} ${minute(end)}`);
}

type Options = { readonly given?: Partial<Reading>; readonly extra?: string };

/** A calendar of one event of these lines. */
export function calendar(event: string, extra = ''): string {
  const body = `BEGIN:VEVENT\nUID:one\nDTSTAMP:20260101T000000Z\n${event.trim()}\nEND:VEVENT`;
  return `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n${extra}${body}\nEND:VCALENDAR\n`;
}

/** The turns of a calendar of one event, as `lines`. */
export async function turnsOf(event: string, { given = {}, extra = '' }: Options = {}) {
  const read = await readCalendar(calendar(event, extra), { ...reading, ...given }, spring);
  return lines(read.turns);
}
