import { isKnownAt } from '../../oncall/plan.ts';
import type { Role } from '../../oncall/schedule.ts';
import type { Shift, Span } from '../../oncall/shift.ts';
import { type Line, span, type Span as TextSpan } from '../../text/line.ts';
import { toInstant } from '../../zones/local-time.ts';
import { peopleLetters } from './people-letters.ts';
import type { Calendar, CalendarDay } from './rota-calendar.ts';

const dayMs = 86_400_000;

/**
 * Who has a role through a day, a letter for each of so many equal parts of its clock. Of several in
 * one part the one under the cursor is shown, else a gap, else an override: nothing short is lost.
 */
export function calendarStrip(
  calendar: Calendar,
  day: CalendarDay,
  role: Role,
  cells: number,
): Line {
  const { timeZone } = calendar.schedule;
  const held = calendar.shifts.filter(({ start, end }) => start < day.end && end > day.start);
  const edge = (index: number): number =>
    toInstant(day.wall + Math.round((index * dayMs) / cells), timeZone);
  return Array.from({ length: cells }, (_, index) => {
    const start = edge(index);
    // An hour the clock skips takes a cell and no time.
    const part = { start, end: Math.max(start + 1, edge(index + 1)) };
    return cellOf(part, held, calendar, role);
  });
}

function cellOf(part: Span, held: readonly Shift[], calendar: Calendar, role: Role): TextSpan {
  const { cursor, gaps, schedule } = calendar;
  const here = held.filter((shift) => touches(shift, part));
  const isSelected = touches(cursor, part);
  const selected = isSelected ? here.find(({ start }) => start === cursor.start) : undefined;
  const tone = isSelected && (selected ?? cursor.shift === null) ? 'selected' : null;
  const gap = role === 'primary' && gaps.some((one) => touches(one, part));
  if (selected === undefined && gap) return span('!', tone ?? 'bad');
  const overridden = here.find((shift) => isOverridden(shift, role, calendar));
  const shift = selected ?? overridden ?? here[0];
  const person = shift?.[role] ?? null;
  if (shift === undefined || person === null) {
    if (!isKnownAt(schedule, part.start)) return span('?', tone ?? 'unknown');
    return span(gap ? '!' : '·', tone ?? (gap ? 'bad' : 'dim'));
  }
  const { letter, tone: own } = peopleLetters(schedule).get(person) ?? {
    letter: '?',
    tone: 'person-1',
  };
  const shown = isOverridden(shift, role, calendar) ? letter.toUpperCase() : letter;
  return span(shown, tone ?? own);
}

/** Whether it is not the rotation that says who has a role. */
function isOverridden(shift: Shift, role: Role, { schedule }: Calendar): boolean {
  return (
    shift.overrides.some(
      (one) => one.user === shift[role] && (one.role === null || one.role === role),
    ) || schedule.temporary.some((one) => touches(one, shift))
  );
}

function touches(one: Span, other: Span): boolean {
  return one.start < other.end && one.end > other.start;
}
