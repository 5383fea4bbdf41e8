import { calendarStrip } from '../../src/live/selectors/calendar-strip.ts';
import type { Calendar, CalendarDay } from '../../src/live/selectors/rota-calendar.ts';
import { fit } from '../../src/text/fit.ts';
import type { Glyphs } from '../../src/text/glyphs.ts';
import { type Line, type Span, span } from '../../src/text/line.ts';
import type { Size } from '../layout.ts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** What has to stay free under the weeks. */
const detailRows = 7;
/** Below it a day has its number and one letter. */
const narrowColumns = 6;

/** A month as a calendar: the primary of each day, under its number where there is room. */
export function monthLines(calendar: Calendar, { columns, rows }: Size, glyphs: Glyphs) {
  const { days } = calendar;
  const room = Math.floor((columns - 1) / 7);
  const weeks = Array.from({ length: days.length / 7 }, (_, week) =>
    days.slice(week * 7, week * 7 + 7),
  );
  const strip = (day: CalendarDay, cells: number): Line =>
    day.isInside ? calendarStrip(calendar, day, 'primary', cells) : [span(' '.repeat(cells))];
  const numbered = (day: CalendarDay, width: number): Span => numberOf(day, width, glyphs);
  const heading = weekdays.map((name) => span(fit(` ${name}`, Math.max(4, room)), 'dim'));
  if (room < narrowColumns)
    return [
      heading,
      ...weeks.map((week) => week.flatMap((day) => [numbered(day, 3), ...strip(day, 1)])),
    ];
  const isTall = rows >= weeks.length * 2 + 1 + detailRows;
  const rowsOf = (week: readonly CalendarDay[]): readonly Line[] =>
    isTall
      ? [
          week.map((day) => numbered(day, room)),
          week.flatMap((day) => [span(' '), ...strip(day, room - 2), span(' ')]),
        ]
      : [week.flatMap((day) => [numbered(day, 4), ...strip(day, room - 5), span(' ')])];
  return [heading, ...weeks.flatMap(rowsOf)];
}

/** `▸24*`: under the cursor, and a day on which one is on call oneself. */
function numberOf(day: CalendarDay, columns: number, glyphs: Glyphs): Span {
  const { wall, isInside, isToday, isUnderCursor, isMine } = day;
  const number = String(new Date(wall).getUTCDate()).padStart(2);
  const text = `${isUnderCursor ? glyphs.cursor : ' '}${number}${isMine && isInside ? '*' : ''}`;
  const tone = !isInside ? 'border' : isToday ? 'strong' : 'plain';
  return span(text.padEnd(columns).slice(0, columns), tone);
}
