import type { Schedule } from '../../oncall/schedule.ts';
import { isFault, type Warning, warnings } from '../../oncall/warnings.ts';
import { dayClock } from '../../text/time.ts';
import { rotaSchedule } from '../rota-cursor.ts';
import type { LiveState } from '../state.ts';
import { memoised } from './memoised.ts';
import { schedulesOf } from './schedules.ts';
import { warningText } from './warning-text.ts';

/** Something about the coming days that somebody should know before the night it matters. */
export type RotaWarning = {
  /** `Sat 28 Nov 09:00: nobody is primary until …`. */
  readonly text: string;
  /** Whether it is a mistake, not only a night to know of. */
  readonly isFault: boolean;
};

const aheadMs = 14 * 86_400_000;
const minuteMs = 60_000;

/** Of the first schedule: time nobody covers, people in two roles at once, shifts the clock stretches. */
export const rotaWarnings = warningsOf((state) => schedulesOf(state)[0] ?? null);

/** The same of the schedule on screen. */
export const shownWarnings = warningsOf(rotaSchedule);

function warningsOf(scheduleIn: (state: LiveState) => Schedule | null) {
  return memoised<readonly RotaWarning[]>(
    (state) => [scheduleIn(state), Math.floor(state.now / minuteMs)],
    (state) => {
      const schedule = scheduleIn(state);
      return schedule === null ? [] : found(schedule, state.now);
    },
  );
}

function found(schedule: Schedule, now: number): readonly RotaWarning[] {
  return warnings(schedule, now, now + aheadMs)
    .filter((one) => one.kind !== 'off hours')
    .map((one) => ({ text: said(one, schedule.timeZone, now), isFault: isFault(one) }))
    .sort((a, b) => Number(b.isFault) - Number(a.isFault));
}

function said(warning: Warning, timeZone: string, now: number): string {
  const from = warning.start <= now ? '' : `${dayClock(warning.start, timeZone)}: `;
  return `${from}${warningText(warning, timeZone)}`;
}
