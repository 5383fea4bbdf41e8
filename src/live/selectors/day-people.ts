import { isKnownAt } from '../../oncall/plan.ts';
import type { Shift } from '../../oncall/shift.ts';
import { clock } from '../../text/time.ts';
import type { Calendar, CalendarDay } from './rota-calendar.ts';

/** Who is primary through a day and from when: `alice, 09:00 bob`. */
export function dayPeople({ shifts, schedule }: Calendar, { start, end }: CalendarDay): string {
  const { timeZone } = schedule;
  const said: string[] = [];
  let [person, at]: [string | null | undefined, number] = [undefined, start];
  for (const shift of shifts.filter((one) => one.start < end && one.end > start)) {
    const from = Math.max(start, shift.start);
    if (from > at) say(null, at);
    say(shift.primary, from);
    at = Math.min(end, shift.end);
  }
  if (at < end) say(null, at);
  return said.join(', ');

  function say(who: Shift['primary'], from: number): void {
    if (who === person) return;
    const nobody = isKnownAt(schedule, from) ? 'nobody' : 'not known';
    said.push(`${from > start ? `${clock(from, timeZone)} ` : ''}${who ?? nobody}`);
    person = who;
  }
}
