import type { Callable } from '../oncall/person-called.ts';
import type { Role } from '../oncall/schedule.ts';
import type { OutsideTurn, OutsideTurns } from '../oncall/schedule-source.ts';
import type { Span } from '../oncall/shift.ts';
import { clean } from '../text/clean.ts';
import { CalendarError, faultText } from './calendar-error.ts';
import { ianaZone, utcZone } from './calendar-zone.ts';
import type { Zones } from './event-times.ts';
import { fileZones } from './file-zones.ts';
import { ICAL } from './ical.ts';
import { type Occurrence, occurrencesOf } from './occurrences.ts';
import { parseCalendars } from './parse-calendars.ts';
import { eventLines } from './source-lines.ts';
import { whoIsOn } from './who-is-on.ts';

/** How a calendar is to be read. */
export type Reading = {
  /** What messages call it: a path or a host. */
  readonly label: string;
  /** The zone of all-day events and of times without one. IANA name. */
  readonly timeZone: string;
  /** The role of whom an event names without one. */
  readonly role: Role;
  readonly people: readonly Callable[];
};

type Numbered = { readonly event: ICAL.Component; readonly line: number };

/** The turns of a span out of an iCalendar text. Throws `CalendarError`: file, line, what is wrong. */
export async function readCalendar(
  text: string,
  reading: Reading,
  span: Span,
): Promise<OutsideTurns> {
  const lines = eventLines(text, reading.label);
  const calendars = parseCalendars(text, reading.label);
  const title = `calendar ${titleOf(calendars) ?? reading.label}`;
  const found: Occurrence[] = [];
  let before = 0;
  for (const calendar of calendars) {
    // By itself an event does not look for each of its zones among all others.
    const events = calendar
      .getAllSubcomponents('vevent')
      .map((event) => new ICAL.Component(event.toJSON()));
    const numbered = events.map((event, index) => ({ event, line: lines[before + index] ?? 1 }));
    before += events.length;
    const zones = await zonesOf(calendar, reading, span);
    for (const series of seriesOf(numbered))
      found.push(...(await readSeries(series, zones, reading.label, span)));
  }
  return { ...span, ...turnsOf(found, title, reading) };
}

function titleOf(calendars: readonly ICAL.Component[]): string | null {
  const [first] = calendars;
  const name = first?.getFirstPropertyValue('x-wr-calname') ?? first?.getFirstPropertyValue('name');
  const text = clean(String(name ?? '')).trim();
  return text === '' ? null : `"${text}"`;
}

async function zonesOf(
  calendar: ICAL.Component,
  { label, timeZone }: Reading,
  span: Span,
): Promise<Zones> {
  const described = await fileZones(calendar, span).catch((error: unknown) => {
    throw new CalendarError(`${label}: a VTIMEZONE can't be read: ${faultText(error)}`);
  });
  return { local: ianaZone(timeZone) ?? utcZone, described };
}

/** Events of one UID: the series, and the times of it that were changed apart. */
function seriesOf(events: readonly Numbered[]): readonly (readonly Numbered[])[] {
  const byUid = Map.groupBy(events, ({ event, line }) =>
    String(event.getFirstPropertyValue('uid') ?? `line ${line}`),
  );
  return [...byUid.values()];
}

async function readSeries(
  series: readonly Numbered[],
  zones: Zones,
  label: string,
  span: Span,
): Promise<readonly Occurrence[]> {
  const changed = series.filter(({ event }) => event.hasProperty('recurrence-id'));
  const mains = series.filter(({ event }) => !event.hasProperty('recurrence-id'));
  // Of two versions of an event the later counts; events that share a UID by mistake all do.
  const latest = Math.max(...mains.map(sequenceOf));
  const counting = mains.filter((one) => sequenceOf(one) === latest);
  const { event, line } = counting[0] ?? changed[0] ?? {};
  try {
    const components = (some: readonly Numbered[]) => some.map((one) => one.event);
    return await occurrencesOf(components(counting), components(changed), zones, span);
  } catch (error) {
    const summary = clean(String(event?.getFirstPropertyValue('summary') ?? ''));
    throw new CalendarError(`${label}:${line ?? 1}: the event "${summary}": ${faultText(error)}`);
  }
}

function sequenceOf({ event }: Numbered): number {
  return Number(event.getFirstPropertyValue('sequence') ?? 0);
}

function turnsOf(
  found: readonly Occurrence[],
  title: string,
  { role, people }: Reading,
): Pick<OutsideTurns, 'turns' | 'remarks'> {
  const turns: OutsideTurn[] = [];
  const strangers = new Map<string, number>();
  for (const { event, start, end } of found) {
    const { holders, unknown } = whoIsOn(event, role, people);
    turns.push(...holders.map((holder) => ({ ...holder, start, end, title })));
    const nobody = holders.length === 0 && unknown.length === 0 ? ['an event without a title'] : [];
    for (const name of [...unknown, ...nobody])
      strangers.set(name, Math.min(start, strangers.get(name) ?? start));
  }
  const remarks = [...strangers].map(([name, start]) => {
    const day = new Date(start).toISOString().slice(0, 10);
    return `${title}: "${name}" (${day}) is nobody of people`;
  });
  return { turns, remarks };
}
