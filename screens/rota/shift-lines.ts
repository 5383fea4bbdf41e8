import type { OnCallFacts } from '../../src/live/selectors/on-call-facts.ts';
import { peopleLetters } from '../../src/live/selectors/people-letters.ts';
import type { Calendar } from '../../src/live/selectors/rota-calendar.ts';
import type { RotaWarning } from '../../src/live/selectors/rota-warnings.ts';
import type { ShiftWords } from '../../src/live/selectors/shift-words.ts';
import { wrap } from '../../src/text/fit.ts';
import { type Line, lineWidth, type Span, span } from '../../src/text/line.ts';

/** Who is on call now, until when, and who is next. */
export function nowLine(facts: OnCallFacts): Line {
  const { primary, until, untilZone, left, next } = facts;
  return [
    span(' now ', 'dim'),
    primary === null ? span('nobody', 'bad') : span(primary, 'strong'),
    ...(until === null ? [] : [span(` until ${until} ${untilZone}, in ${left}`)]),
    ...(next === null ? [] : [span('  then ', 'dim'), span(next)]),
  ];
}

/** What the letters stand for, of the people in sight. */
export function legendLines(calendar: Calendar, columns: number): readonly Line[] {
  const { schedule, shifts, gaps } = calendar;
  const seen = new Set(
    shifts.flatMap(({ primary, secondary, escalation }) => [primary, secondary, escalation]),
  );
  const people = [...peopleLetters(schedule)].filter(([person]) => seen.has(person));
  const items: readonly (readonly Span[])[] = [
    ...people.map(([person, { letter, tone }]) => [span(letter, tone), span(` ${person}`)]),
    [span('ABC', 'dim'), span(' override', 'dim')],
    ...(gaps.length === 0 ? [] : [[span('!', 'bad'), span(' nobody', 'bad')]]),
    ...(isPartlyUnknown(calendar) ? [[span('?', 'unknown'), span(' not known', 'dim')]] : []),
    [span('* yours', 'dim')],
  ];
  const lines: Span[][] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last && lineWidth([...last, ...item]) + 2 <= columns) last.push(span('  '), ...item);
    else lines.push([span(' '), ...item]);
  }
  return lines;
}

/** Whether a calendar the turns are kept in has been read for a part of the days only. */
function isPartlyUnknown({ schedule: { plan }, days }: Calendar): boolean {
  return plan !== undefined && days.some(({ start, end }) => start < plan.start || end > plan.end);
}

/** The shift under the cursor: when, who, why. */
export function shiftLines(
  { when, people, why, own }: ShiftWords,
  columns: number,
): readonly Line[] {
  const said = (text: string, tone: Span['tone']): readonly Line[] =>
    wrap(text, columns - 2).map((part) => [span(` ${part}`, tone)]);
  return [
    ...said(when, 'accent'),
    ...(people.length === 0
      ? said('nobody is on call', 'bad')
      : said(people.join(' · '), 'strong')),
    ...why.flatMap((text) => said(text, 'plain')),
    ...(own === null ? [] : said(`yours, as ${own}`, 'plain')),
  ];
}

/** When one is on call next oneself, and what is amiss in the days ahead. */
export function aheadLines(
  own: readonly string[],
  warnings: readonly RotaWarning[],
  columns: number,
): readonly Line[] {
  const warned = warnings.flatMap(({ text, isFault }) =>
    wrap(text, columns - 4).map(
      (part, row): Line => [
        span(row === 0 ? ' ! ' : '   ', isFault ? 'bad' : 'ticket'),
        span(part, isFault ? 'bad' : 'dim'),
      ],
    ),
  );
  const yours = own.map(
    (text, row): Line => [span(row === 0 ? ' yours ' : '       ', 'dim'), span(text)],
  );
  return [
    ...(yours.length === 0 ? [] : [[], ...yours]),
    ...(warned.length === 0 ? [] : [[], ...warned]),
  ];
}
