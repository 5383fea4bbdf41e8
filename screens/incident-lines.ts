import type { IncidentEvent } from '../src/incidents/incident.ts';
import { wrap } from '../src/text/fit.ts';
import { type Line, lineWidth, span } from '../src/text/line.ts';
import type { Tone } from '../src/text/theme.ts';
import { age, clock, dateClock, zoneName } from '../src/text/time.ts';
import { width } from '../src/text/width.ts';

const labelColumns = 15;

/** A fact with its name, or null when there is nothing to say. */
export function factLine(name: string, text: string): Line | null {
  return text === '' ? null : [label(name), span(text)];
}

/** The same over as many lines as the text takes. */
export function factLines(
  name: string,
  text: string,
  columns: number,
  tone: Tone = 'plain',
): readonly Line[] {
  if (text === '') return [];
  const room = Math.max(10, columns - labelColumns - 1);
  return paragraphs(text, room).map((part, index) => [
    index === 0 ? label(name) : span(' '.repeat(labelColumns)),
    span(part, tone),
  ]);
}

function label(name: string) {
  return span(` ${name}`.padEnd(labelColumns), 'dim');
}

/** `24 Nov 14:28 UTC by alice, 3m ago`; empty when it did not happen. */
export function whenSaid(at: number | null, by: string | null, zone: string, now: number): string {
  if (at === null) return '';
  const who = by === null ? '' : ` by ${by}`;
  return `${dateClock(at, zone)} ${zoneName(zone)}${who}, ${age(now - at)} ago`;
}

type Context = { readonly columns: number; readonly zone: string };

/** What stands in the place of a timeline that has not come. */
export function noTimelineLines(hasFailed: boolean): readonly Line[] {
  const text = hasFailed ? 'The timeline could not be read.' : 'Reading the timeline…';
  return [[span(`   ${text}`, 'dim')]];
}

/** What happened, oldest first; a new day is said once. */
export function timelineLines(events: readonly IncidentEvent[], context: Context): readonly Line[] {
  let day = '';
  return events.flatMap((event): readonly Line[] => {
    const today = dateClock(event.at, context.zone).split(' ').slice(0, 2).join(' ');
    const heading: readonly Line[] = today === day ? [] : [[span(`   ${today}`, 'dim')]];
    day = today;
    return [...heading, ...eventLines(event, context)];
  });
}

/** Who and what: the text reads whole without the kind of event, which it begins with. */
function eventLines(event: IncidentEvent, { columns, zone }: Context): readonly Line[] {
  const time = `   ${clock(event.at, zone, true)}  `;
  const who: Line = [span(time, 'dim'), span(event.actor, 'strong')];
  const tone = eventTones[event.kind] ?? 'plain';
  const [first = '', ...more] = paragraphs(wordsOf(event), Math.max(10, columns - width(time) - 1));
  if (more.length === 0 && lineWidth(who) + 2 + width(first) < columns)
    return [[...who, span(`  ${first}`, tone)]];
  const inset = ' '.repeat(width(time));
  return [who, ...[first, ...more].map((text): Line => [span(`${inset}${text}`, tone)])];
}

function wordsOf({ kind, text }: IncidentEvent): string {
  if (kind === 'update') return `update: ${text}`;
  return text === '' ? kind : text;
}

/** What turns an incident stands out among notes. */
const eventTones: Readonly<Partial<Record<IncidentEvent['kind'], Tone>>> = {
  declared: 'page',
  reopened: 'page',
  'fired-again': 'page',
  escalated: 'ticket',
  acknowledged: 'ok',
  mitigated: 'ok',
  resolved: 'ok',
  merged: 'accent',
  absorbed: 'accent',
  'action-added': 'accent',
  'action-done': 'ok',
  update: 'accent',
};

/** A text's own lines, each broken where it must. */
function paragraphs(text: string, columns: number): readonly string[] {
  return text.split('\n').flatMap((line) => wrap(line, columns));
}
