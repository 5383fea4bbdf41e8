import { shiftEvent } from '../../calendar/shift-event.ts';
import { writeCalendar } from '../../calendar/write-calendar.ts';
import type { Config } from '../../config/config.ts';
import { ConfigError } from '../../config/config-error.ts';
import { ownShifts } from '../../oncall/own-shifts.ts';
import { shifts } from '../../oncall/shifts.ts';
import { type Chosen, refuseStranger } from './choose-schedules.ts';
import type { Output } from './output.ts';
import { readWindow } from './read-window.ts';
import type { OnCallOptions } from './show-on-call.ts';

const days = 90;

/**
 * Prints the shifts between two moments, those of one person with `--user`, as an iCalendar file.
 * Throws `ConfigError` when there are none: a calendar without events is no valid file.
 */
export function showCalendar(
  config: Config,
  schedules: Chosen,
  options: OnCallOptions,
  out: Output,
): void {
  const { user = null } = options;
  if (user !== null) refuseStranger(user, config);
  const now = Date.now();
  const withName = config.schedules.length > 1;
  const events = schedules.flatMap((schedule) => {
    const { start, end } = readWindow(options, days, { now, timeZone: schedule.timeZone });
    const found =
      user === null ? shifts(schedule, start, end) : ownShifts(schedule, user, start, end);
    return found.map((shift) => shiftEvent(shift, { schedule, user, withName }));
  });
  if (events.length === 0)
    throw new ConfigError(
      `--ics: ${user ?? 'nobody'} is ${user === null ? '' : 'not '}on call in that time; ask for another with --from and --to`,
    );
  out.write(writeCalendar(calendarName(schedules, user), events, now));
}

function calendarName(schedules: Chosen, user: string | null): string {
  const names = schedules.map(({ name }) => name).join(', ');
  return user === null ? `On call: ${names}` : `On call: ${user} (${names})`;
}
