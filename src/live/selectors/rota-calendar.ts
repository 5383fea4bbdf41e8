import { uncovered } from '../../oncall/gaps.ts';
import { isKnownAt } from '../../oncall/plan.ts';
import { roles, type Schedule } from '../../oncall/schedule.ts';
import type { Shift, Span } from '../../oncall/shift.ts';
import { shifts } from '../../oncall/shifts.ts';
import { date, month, zoneName } from '../../text/time.ts';
import { toInstant, toLocal, type WallMs } from '../../zones/local-time.ts';
import { rotaAt, rotaSchedule, type Stretch, stretchAround } from '../rota-cursor.ts';
import type { RotaView } from '../view.ts';
import { memoised } from './memoised.ts';
import { schedulesOf } from './schedules.ts';

/** One day on the schedule's clock; 23 to 25 hours long. */
export type CalendarDay = Span & {
  /** Midnight on that clock. */
  readonly wall: WallMs;
  /** Whether it belongs to the month shown; a week's days all do. */
  readonly isInside: boolean;
  readonly isToday: boolean;
  /** Whether the cursor's moment is in it. */
  readonly isUnderCursor: boolean;
  /** Whether the person at the screen is on call in it. */
  readonly isMine: boolean;
};

export type Calendar = {
  readonly schedule: Schedule;
  readonly span: RotaView['span'];
  /** `platform 1/2 (tab) · 23 Nov to 29 Nov · London`. */
  readonly title: string;
  /** Whole weeks, from Monday. */
  readonly days: readonly CalendarDay[];
  /** Those with a part in the days shown. */
  readonly shifts: readonly Shift[];
  /** Time in which somebody should be primary and nobody is. */
  readonly gaps: readonly Span[];
  readonly cursor: Stretch;
};

const dayMs = 86_400_000;
const minuteMs = 60_000;

export const rotaCalendar = memoised<Calendar | null>(
  (state) => [
    ...[rotaSchedule(state), schedulesOf(state), state.view.rota],
    ...[state.setup.user, Math.floor(state.now / minuteMs)],
  ],
  (state) => {
    const schedule = rotaSchedule(state);
    if (schedule === null) return null;
    const { span } = state.view.rota;
    const at = rotaAt(state);
    if (!isKnownAt(schedule, at)) return null;
    const { first, count } = daysShown(toLocal(at, schedule.timeZone), span);
    const from = toInstant(first, schedule.timeZone);
    const to = toInstant(first + count * dayMs, schedule.timeZone);
    const held = shifts(schedule, from, to);
    const context = { schedule, held, at, now: state.now, user: state.setup.user, span };
    return {
      ...{ schedule, span, shifts: held },
      title: titleOf(schedule, schedulesOf(state), first, context),
      days: Array.from({ length: count }, (_, index) => dayOf(first + index * dayMs, context)),
      gaps: uncovered(schedule, Math.min(to, Math.max(from, firstHandoff(schedule))), to).gaps,
      cursor: stretchAround(schedule, at),
    };
  },
);

type Context = {
  readonly schedule: Schedule;
  readonly held: readonly Shift[];
  readonly at: number;
  readonly now: number;
  readonly user: string;
  readonly span: RotaView['span'];
};

/** Before it nobody was meant to be on call. */
function firstHandoff({ layers, plan }: Schedule): number {
  if (plan) return plan.start;
  return Math.min(...layers.map(({ starts, timeZone }) => toInstant(starts, timeZone)));
}

/** Whole weeks around a moment, from Monday. */
function daysShown(wall: WallMs, span: RotaView['span']) {
  const today = Math.floor(wall / dayMs) * dayMs;
  if (span === 'week') return { first: mondayOf(today), count: 7 };
  const date = new Date(today);
  const year = date.getUTCFullYear();
  const first = mondayOf(Date.UTC(year, date.getUTCMonth(), 1));
  const last = mondayOf(Date.UTC(year, date.getUTCMonth() + 1, 0)) + 7 * dayMs;
  return { first, count: Math.round((last - first) / dayMs) };
}

function mondayOf(wall: WallMs): WallMs {
  return wall - ((new Date(wall).getUTCDay() + 6) % 7) * dayMs;
}

function dayOf(wall: WallMs, { schedule, held, at, now, user, span }: Context): CalendarDay {
  const { timeZone } = schedule;
  const start = toInstant(wall, timeZone);
  const end = toInstant(wall + dayMs, timeZone);
  const isIn = (moment: number) => start <= moment && moment < end;
  const shown = new Date(toLocal(at, timeZone)).getUTCMonth();
  return {
    ...{ start, end, wall },
    isInside: span === 'week' || new Date(wall).getUTCMonth() === shown,
    isToday: isIn(now),
    isUnderCursor: isIn(at),
    isMine: held.some(
      (shift) =>
        shift.start < end && shift.end > start && roles.some((role) => shift[role] === user),
    ),
  };
}

function titleOf(
  { name, timeZone }: Schedule,
  all: readonly Schedule[],
  first: WallMs,
  { at, span }: Context,
): string {
  const place = all.findIndex((one) => one.name === name) + 1;
  const last = first + 6 * dayMs;
  const when =
    span === 'month' ? month(at, timeZone) : `${date(first, 'UTC')} to ${date(last, 'UTC')}`;
  const counted = all.length === 1 ? name : `${name} ${place}/${all.length} (tab)`;
  return `${counted} · ${when} · ${zoneName(timeZone)}`;
}
