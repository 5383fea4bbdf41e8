import type { Config } from '../../config/config.ts';
import { type OwnShift, ownShifts } from '../../oncall/own-shifts.ts';
import type { Schedule } from '../../oncall/schedule.ts';
import { dayClock, duration } from '../../text/time.ts';
import { type Chosen, refuseStranger } from './choose-schedules.ts';
import { type Output, writeJson } from './output.ts';
import { readWindow } from './read-window.ts';
import type { OnCallOptions } from './show-on-call.ts';
import { shiftJson } from './show-shifts.ts';

// Far enough for everyone to come round; of so many the next are shown.
const days = 365;
const mostShown = 10;

type Own = OwnShift & { readonly schedule: Schedule };

/** Prints the next shifts of one person in any role; with `--to`, all up to then. */
export async function showOwnShifts(
  config: Config,
  schedules: Chosen,
  options: OnCallOptions & { readonly user: string },
  out: Output,
): Promise<void> {
  const { user, to, json } = options;
  refuseStranger(user, config);
  const now = Date.now();
  const found: Own[] = schedules.flatMap((schedule) => {
    const { start, end } = readWindow(options, days, { now, timeZone: schedule.timeZone });
    return ownShifts(schedule, user, start, end).map((shift) => ({ ...shift, schedule }));
  });
  found.sort((a, b) => a.start - b.start);
  const shown = to === undefined ? found.slice(0, mostShown) : found;
  if (json) writeJson(out, { user, shifts: shown.map(ownJson) });
  else out.write(await ownText(user, shown, now, out.columns));
}

function ownJson({ schedule, roles, ...shift }: Own): object {
  return { schedule: schedule.name, roles, ...shiftJson(shift) };
}

const columns = [
  { key: 'from', title: 'From' },
  { key: 'to', title: 'To' },
  { key: 'in', title: 'In' },
  { key: 'roles', title: 'As' },
  { key: 'schedule', title: 'Schedule' },
  { key: 'reason', title: 'Why' },
] as const;

async function ownText(
  user: string,
  shown: readonly Own[],
  now: number,
  width: number,
): Promise<string> {
  if (shown.length === 0) return `${user} has no shift in that time.\n`;
  const { printTable } = await import('../../../screens/parts/printed-table.tsx');
  const rows = shown.map(({ schedule, start, end, roles, reason }) => ({
    from: dayClock(start, schedule.timeZone),
    to: dayClock(end, schedule.timeZone),
    in: untilStart(start, end, now),
    roles: roles.join(', '),
    schedule: schedule.name,
    reason,
  }));
  return `${(await printTable(columns, rows, width)).trimEnd()}\n`;
}

function untilStart(start: number, end: number, now: number): string {
  if (start > now) return duration(start - now);
  return end > now ? 'now' : 'past';
}
