import type { Schedule } from '../../oncall/schedule.ts';
import type { Shift } from '../../oncall/shift.ts';
import { shifts } from '../../oncall/shifts.ts';
import { dayClock, duration } from '../../text/time.ts';
import type { Chosen } from './choose-schedules.ts';
import { iso, type Output, writeJson } from './output.ts';
import { readWindow } from './read-window.ts';
import type { OnCallOptions } from './show-on-call.ts';

const days = 28;

/**
 * Prints the whole shifts that have a part between `--from` and `--to`: as JSON those of the first
 * schedule, or the named one; for people those of each.
 */
export async function showShifts(
  schedules: Chosen,
  options: OnCallOptions,
  out: Output,
): Promise<void> {
  const now = Date.now();
  const [first] = schedules;
  if (options.json) {
    writeJson(out, { shifts: shiftsOf(first, options, now).map(shiftJson) });
    return;
  }
  const texts = [];
  for (const schedule of schedules) {
    const found = shiftsOf(schedule, options, now);
    texts.push(await shiftsText(schedule, found, schedules.length > 1, out.columns));
  }
  out.write(texts.join('\n'));
}

function shiftsOf(schedule: Schedule, options: OnCallOptions, now: number): readonly Shift[] {
  const { start, end } = readWindow(options, days, { now, timeZone: schedule.timeZone });
  return shifts(schedule, start, end);
}

/** The stable shape of a shift: times ISO 8601 UTC, null where nobody holds a role. */
export function shiftJson({ start, end, primary, secondary, escalation, reason }: Shift): object {
  return { start: iso(start), end: iso(end), primary, secondary, escalation, reason };
}

const columns = [
  { key: 'from', title: 'From' },
  { key: 'to', title: 'To' },
  { key: 'length', title: 'Length' },
  { key: 'primary', title: 'Primary' },
  { key: 'secondary', title: 'Secondary' },
  { key: 'escalation', title: 'Escalation' },
  { key: 'reason', title: 'Why' },
] as const;

async function shiftsText(
  { name, timeZone }: Schedule,
  found: readonly Shift[],
  withName: boolean,
  width: number,
): Promise<string> {
  const heading = `${withName ? `${name}, ` : ''}${timeZone}`;
  if (found.length === 0) return `${heading}\nNobody is on call in that time.\n`;
  const { printTable } = await import('../../../screens/parts/printed-table.tsx');
  const rows = found.map((shift) => ({
    from: dayClock(shift.start, timeZone),
    to: dayClock(shift.end, timeZone),
    length: duration(shift.end - shift.start),
    primary: shift.primary ?? '-',
    secondary: shift.secondary ?? '-',
    escalation: shift.escalation ?? '-',
    reason: shift.reason,
  }));
  return `${heading}\n${(await printTable(columns, rows, width)).trimEnd()}\n`;
}
