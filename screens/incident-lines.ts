import type { IncidentEvent } from '../src/incidents/incident.ts';
import { wrap } from '../src/text/fit.ts';
import { type Line, lineWidth, span } from '../src/text/line.ts';
import { age, clock, dateClock, zoneName } from '../src/text/time.ts';
import { width } from '../src/text/width.ts';

const labelColumns = 15;

/** A fact with its name, or null when there is nothing to say. */
export function factLine(name: string, text: string): Line | null {
  return text === '' ? null : [span(` ${name}`.padEnd(labelColumns), 'dim'), span(text)];
}

/** `24 Nov 14:28 UTC by alice, 3m ago`; empty when it did not happen. */
export function whenSaid(at: number | null, by: string | null, zone: string, now: number): string {
  if (at === null) return '';
  const who = by === null ? '' : ` by ${by}`;
  return `${dateClock(at, zone)} ${zoneName(zone)}${who}, ${age(now - at)} ago`;
}

type Context = { readonly columns: number; readonly zone: string; readonly now: number };

/** What happened, oldest first; a new day is said once. */
export function timelineLines(
  events: readonly IncidentEvent[] | null,
  context: Context,
): readonly Line[] {
  if (events === null) return [[span('   Reading the timeline…', 'dim')]];
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
  const said = event.text === '' ? event.kind : event.text;
  const [first = '', ...more] = wrap(said, Math.max(10, columns - width(time) - 1));
  if (more.length === 0 && lineWidth(who) + 2 + width(first) < columns)
    return [[...who, span(`  ${first}`)]];
  const inset = ' '.repeat(width(time));
  return [who, ...[first, ...more].map((text): Line => [span(`${inset}${text}`)])];
}
