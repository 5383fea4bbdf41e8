import type { Config } from '../../config/config.ts';
import { ConfigError } from '../../config/config-error.ts';
import { onCallAt } from '../../oncall/on-call.ts';
import type { OnCall } from '../../oncall/shift.ts';
import { exitCode } from '../exit-code.ts';
import { type Chosen, chooseSchedules } from './choose-schedules.ts';
import { onCallJson } from './on-call-json.ts';
import { onCallColumns, onCallHeadline, onCallReason, onCallRows } from './on-call-table.ts';
import { type Output, terminal, writeJson } from './output.ts';
import { readFlag } from './read-window.ts';

export type OnCallOptions = {
  readonly at?: string;
  readonly schedule?: string;
  readonly from?: string;
  readonly to?: string;
  readonly user?: string;
  readonly gaps?: boolean;
  readonly ics?: boolean;
  readonly json?: boolean;
};

/**
 * Answers `onduty oncall`, and gives its exit code: 1 when `--gaps` found a fault. Throws
 * `ConfigError` when there is no such schedule or person, or a time can't be read.
 */
export async function showOnCall(
  config: Config,
  options: OnCallOptions,
  out: Output = terminal,
): Promise<number> {
  refuseMixedFlags(options);
  const schedules = chooseSchedules(config, options.schedule);
  if (options.gaps) {
    const { showWarnings } = await import('./show-warnings.ts');
    return showWarnings(schedules, options, out);
  }
  if (options.ics) {
    const { showCalendar } = await import('./show-calendar.ts');
    showCalendar(config, schedules, options, out);
  } else if (options.user !== undefined) {
    const { showOwnShifts } = await import('./show-own-shifts.ts');
    await showOwnShifts(config, schedules, { ...options, user: options.user }, out);
  } else if (options.from !== undefined || options.to !== undefined) {
    const { showShifts } = await import('./show-shifts.ts');
    await showShifts(schedules, options, out);
  } else await showMoment(config, schedules, options, out);
  return exitCode.ok;
}

function refuseMixedFlags({ at, from, to, user, gaps, ics, json }: OnCallOptions): void {
  if (at !== undefined && (from ?? to ?? user ?? gaps ?? ics) !== undefined)
    throw new ConfigError(
      '--at is one moment; leave out --from, --to, --user, --gaps and --ics beside it',
    );
  if (gaps && user !== undefined)
    throw new ConfigError('--gaps is about everybody; leave out --user beside it');
  if (ics && (gaps || json))
    throw new ConfigError(
      '--ics prints shifts as a calendar; leave out --json and --gaps beside it',
    );
}

async function showMoment(
  config: Config,
  schedules: Chosen,
  { at, json }: OnCallOptions,
  out: Output,
): Promise<void> {
  const now = Date.now();
  const [first, ...others] = schedules.map((schedule) => {
    const { timeZone } = schedule;
    return onCallAt(schedule, at === undefined ? now : readFlag('--at', at, { now, timeZone }));
  });
  if (!first) return;
  if (json) {
    const more = others.map((onCall) => onCallJson(onCall, config.people));
    const all = more.length === 0 ? {} : { others: more };
    writeJson(out, { ...onCallJson(first, config.people), ...all });
    return;
  }
  const texts = [];
  for (const onCall of [first, ...others])
    texts.push(await onCallText(onCall, config, schedules.length > 1, out.columns));
  out.write(texts.join('\n'));
}

async function onCallText(
  onCall: OnCall,
  config: Config,
  withName: boolean,
  columns: number,
): Promise<string> {
  const { printTable } = await import('../../../screens/parts/printed-table.tsx');
  const table = await printTable(onCallColumns, onCallRows(onCall, config.people), columns);
  const heading = withName ? [onCall.schedule] : [];
  const lines = [...heading, onCallHeadline(onCall), ...onCallReason(onCall), table.trimEnd()];
  return `${lines.join('\n')}\n`;
}
