import type { OddHandoff, StretchedShift } from '../../oncall/clock-changes.ts';
import type { Override } from '../../oncall/schedule.ts';
import type { Warning } from '../../oncall/warnings.ts';
import { dayClock, duration, zoneName } from '../../text/time.ts';

const hourMs = 3_600_000;

/** A warning in one line, without when it begins. */
export function warningText(warning: Warning, timeZone: string): string {
  const { start, end } = warning;
  const until = `until ${dayClock(end, timeZone)} (${duration(end - start)})`;
  switch (warning.kind) {
    case 'gap':
      return `nobody is primary ${until}`;
    case 'off hours':
      return `nobody is primary outside the hours ${until}`;
    case 'twice':
      return `${warning.doubled.person} is ${warning.doubled.roles.join(' and ')} at once ${until}`;
    case 'idle override':
      return `${overrideName(warning.override)} changes nothing ${until}: ${idleReason(warning.override)}`;
    case 'clock change':
      return stretchedText(warning.stretched, timeZone);
    case 'odd handoff':
      return handoffText(warning.handoff);
  }
}

function overrideName({ user, insteadOf }: Override): string {
  const by = user === null ? 'an override' : `the override by ${user}`;
  return insteadOf === null ? by : `${by} instead of ${insteadOf}`;
}

function idleReason({ insteadOf }: Override): string {
  const other = 'another override or a temporary schedule stands in';
  return insteadOf === null ? other : `${insteadOf} is not on call then, or ${other}`;
}

function stretchedText({ shift, wallLengthMs }: StretchedShift, timeZone: string): string {
  const hours = (ms: number) => `${Number((ms / hourMs).toFixed(2))} h`;
  const length = shift.end - shift.start;
  const move = length > wallLengthMs ? 'back' : 'forward';
  const who = shift.primary ?? shift.secondary ?? shift.escalation;
  return `${who}'s shift lasts ${hours(length)} instead of ${hours(wallLengthMs)} until ${dayClock(shift.end, timeZone)}: clocks go ${move}`;
}

function handoffText({ wall, at, timeZone, kind }: OddHandoff): string {
  const zone = zoneName(timeZone);
  const planned = new Date(wall).toISOString().slice(11, 16);
  return kind === 'skipped'
    ? `the handoff at ${planned} ${zone} is at ${dayClock(at, timeZone)}: clocks skip ${planned}`
    : `the handoff at ${planned} ${zone} is at the first of two ${planned}`;
}
