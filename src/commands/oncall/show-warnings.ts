import { warningText } from '../../live/selectors/warning-text.ts';
import type { Schedule } from '../../oncall/schedule.ts';
import { isFault, type Warning, warnings } from '../../oncall/warnings.ts';
import { dayClock, duration } from '../../text/time.ts';
import { exitCode } from '../exit-code.ts';
import type { Chosen } from './choose-schedules.ts';
import { iso, type Output, writeJson } from './output.ts';
import { readWindow } from './read-window.ts';
import type { OnCallOptions } from './show-on-call.ts';

const days = 90;

type Found = { readonly schedule: Schedule; readonly warning: Warning };

/** Prints what is wrong or odd with the schedules between two moments; 1 when something is wrong. */
export function showWarnings(schedules: Chosen, options: OnCallOptions, out: Output): number {
  const now = Date.now();
  const found: Found[] = schedules.flatMap((schedule) => {
    const { start, end } = readWindow(options, days, { now, timeZone: schedule.timeZone });
    return warnings(schedule, start, end).map((warning) => ({ schedule, warning }));
  });
  if (options.json) writeJson(out, { warnings: found.map(warningJson) });
  else out.write(warningsText(found, schedules));
  return found.some(({ warning }) => isFault(warning)) ? exitCode.no : exitCode.ok;
}

function warningJson({ schedule, warning }: Found): object {
  return {
    schedule: schedule.name,
    kind: warning.kind,
    fault: isFault(warning),
    start: iso(warning.start),
    end: iso(warning.end),
    message: warningText(warning, schedule.timeZone),
  };
}

function warningsText(found: readonly Found[], schedules: Chosen): string {
  const lines = found
    .filter(({ warning }) => warning.kind !== 'off hours')
    .map((one) => warningLine(one, schedules.length > 1));
  const off = schedules.flatMap((schedule) => offHoursLine(schedule, found));
  const isFine = !found.some(({ warning }) => isFault(warning));
  const fine = isFine ? ['Nothing is wrong: somebody is primary whenever somebody should be.'] : [];
  return `${[...lines, ...off, ...fine].join('\n')}\n`;
}

/** Nights that nobody is meant to cover are said once, not each. */
function offHoursLine(schedule: Schedule, found: readonly Found[]): readonly string[] {
  const off = found.filter((one) => one.schedule === schedule && one.warning.kind === 'off hours');
  if (off.length === 0) return [];
  const ms = off.reduce((sum, { warning }) => sum + warning.end - warning.start, 0);
  return [`${schedule.name}: outside its hours nobody is primary, ${duration(ms)} in all`];
}

function warningLine({ schedule, warning }: Found, withName: boolean): string {
  const name = withName ? `${schedule.name}: ` : '';
  const when = dayClock(warning.start, schedule.timeZone);
  return `${when}  ${name}${warningText(warning, schedule.timeZone)}`;
}
