import { calendarStrip } from '../../src/live/selectors/calendar-strip.ts';
import { dayPeople } from '../../src/live/selectors/day-people.ts';
import type { Calendar, CalendarDay } from '../../src/live/selectors/rota-calendar.ts';
import { type Role, roles } from '../../src/oncall/schedule.ts';
import { fit } from '../../src/text/fit.ts';
import type { Glyphs } from '../../src/text/glyphs.ts';
import { type Line, span } from '../../src/text/line.ts';
import type { Size } from '../layout.ts';

const roomForRoles = 3 * 7 + 10;
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Seven days under each other, each a strip of its hours; with room a strip for each role. */
export function weekLines(calendar: Calendar, { columns, rows }: Size, glyphs: Glyphs) {
  const wide = columns >= 40;
  const labels = wide ? 14 : 8;
  const cells = cellsFor(columns);
  const shown = rows >= roomForRoles ? roles.filter((role) => isHeldIn(calendar, role)) : [];
  const strips: readonly Role[] = shown.length === 0 ? ['primary'] : shown;
  return [
    hourLine(labels, cells),
    ...calendar.days.flatMap((day) =>
      strips.map((role, row): Line => {
        const lead = row === 0 ? dayLabel(day, wide, glyphs) : span(`   ${role}`, 'dim');
        const people = row === 0 && wide ? [span(`  ${dayPeople(calendar, day)}`, 'dim')] : [];
        const strip = calendarStrip(calendar, day, role, cells);
        return [{ ...lead, text: fit(lead.text, labels) }, ...strip, ...people];
      }),
    ),
  ];
}

/** Parts of a day that fit beside its name and, in words, its people. */
function cellsFor(columns: number): number {
  if (columns >= 115) return 72;
  if (columns >= 96) return 48;
  return columns >= 40 ? 24 : 12;
}

function isHeldIn({ shifts }: Calendar, role: Role): boolean {
  return shifts.some((shift) => shift[role] !== null);
}

/** `▸Mon 23 Nov *`: the cursor's day, and the days on which one is on call oneself. */
function dayLabel(
  { wall, isUnderCursor, isToday, isMine }: CalendarDay,
  wide: boolean,
  glyphs: Glyphs,
) {
  const date = new Date(wall);
  const day = `${weekdays[date.getUTCDay()]} ${date.getUTCDate()}`;
  const month = wide ? ` ${monthName(date)}` : '';
  const text = `${isUnderCursor ? glyphs.cursor : ' '}${day}${month}${isMine ? '*' : ''}`;
  return span(text, isToday ? 'strong' : 'plain');
}

function monthName(date: Date): string {
  return date.toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' });
}

/** The hours over the strips: `00    06    12    18`. */
function hourLine(labels: number, cells: number): Line {
  const marks = ['00', '06', '12', '18'].map((hour) => hour.padEnd(cells / 4)).join('');
  return [span(' '.repeat(labels)), span(marks, 'dim')];
}
