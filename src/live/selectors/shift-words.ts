import { ownShifts } from '../../oncall/own-shifts.ts';
import { roles } from '../../oncall/schedule.ts';
import { dayClock, duration, zoneName } from '../../text/time.ts';
import { rotaSchedule } from '../rota-cursor.ts';
import type { LiveState } from '../state.ts';
import { memoised } from './memoised.ts';
import { madeWords } from './on-call-why.ts';
import { type Calendar, rotaCalendar } from './rota-calendar.ts';

/** The shift under the cursor in words. */
export type ShiftWords = {
  /** `Mon 23 Nov 09:00 to Mon 30 Nov 09:00 London (7d)`. */
  readonly when: string;
  /** `primary alice`, `secondary bob`; empty where nobody is on call. */
  readonly people: readonly string[];
  /** Why it is they. */
  readonly why: readonly string[];
  /** As what one is on call oneself; null when one is not. */
  readonly own: string | null;
};

export const shiftWords = memoised<ShiftWords | null>(
  (state) => [rotaCalendar(state), state.setup.user],
  (state) => {
    const calendar = rotaCalendar(state);
    return calendar && wordsOf(calendar, state.setup.user);
  },
);

function wordsOf({ cursor, schedule }: Calendar, user: string): ShiftWords {
  const { start, end, shift } = cursor;
  const { timeZone } = schedule;
  const held = roles.filter((role) => shift?.[role] === user);
  return {
    when: `${dayClock(start, timeZone)} to ${dayClock(end, timeZone)} ${zoneName(timeZone)} (${duration(end - start)})`,
    people: roles.flatMap((role) => (shift?.[role] ? [`${role} ${shift[role]}`] : [])),
    why: shift === null ? [] : [shift.reason, ...shift.overrides.flatMap(madeWords)],
    own: held.length === 0 ? null : held.join(' and '),
  };
}

const minuteMs = 60_000;
const aheadMs = 92 * 86_400_000;
const mostShown = 3;

/** When the person at the screen is on call next: `Mon 30 Nov 09:00 as primary, in 5d 18h`. */
export const ownNext = memoised<readonly string[]>(
  (state) => [rotaSchedule(state), state.setup.user, Math.floor(state.now / minuteMs)],
  (state: LiveState) => {
    const schedule = rotaSchedule(state);
    if (schedule === null) return [];
    const { now, setup } = state;
    return ownShifts(schedule, setup.user, now, now + aheadMs)
      .slice(0, mostShown)
      .map((shift) => {
        const when = shift.start <= now ? 'now' : dayClock(shift.start, schedule.timeZone);
        const wait = shift.start <= now ? shift.end - now : shift.start - now;
        const left = `${shift.start <= now ? 'for' : 'in'} ${duration(Math.round(wait / minuteMs) * minuteMs)}`;
        return `${when} as ${shift.roles.join(' and ')}, ${left}`;
      });
  },
);
