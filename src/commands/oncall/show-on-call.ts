import type { Config } from '../../config/config.ts';
import { ConfigError } from '../../config/config-error.ts';
import { onCallAt } from '../../oncall/on-call.ts';
import { readInstant } from '../../oncall/read-instant.ts';
import type { Schedule } from '../../oncall/schedule.ts';
import type { OnCall } from '../../oncall/shift.ts';
import { clean } from '../../text/clean.ts';
import { onCallJson } from './on-call-json.ts';
import { onCallColumns, onCallHeadline, onCallRows } from './on-call-table.ts';

/** Where the answer goes; `columns` is how wide it may be. */
export type Output = {
  readonly columns: number;
  readonly write: (text: string) => void;
};

/**
 * Prints who is on call at `at` (as typed; null for now). Throws `ConfigError` when there is no
 * schedule or the time can't be read.
 */
export async function showOnCall(
  config: Config,
  at: string | null,
  json: boolean,
  out: Output = terminal,
): Promise<void> {
  const schedule = scheduleOf(config);
  const onCall = onCallAt(schedule, at === null ? Date.now() : instantOf(at, schedule.timeZone));
  if (json) out.write(`${JSON.stringify(onCallJson(onCall), null, 2)}\n`);
  else out.write(await onCallText(onCall, config, out.columns));
}

const terminal: Output = {
  columns: process.stdout.columns ?? 100,
  write: (text) => process.stdout.write(text),
};

function scheduleOf({ schedules, path }: Config): Schedule {
  const [schedule] = schedules;
  if (schedule) return schedule;
  throw new ConfigError(
    `there is no on-call schedule in ${path ?? 'any configuration file'}; ` +
      'add one, such as "schedule: [{week: 1, primary: alice, secondary: bob}]"',
  );
}

function instantOf(at: string, timeZone: string): number {
  const instant = readInstant(at, timeZone);
  if (instant !== null) return instant;
  throw new ConfigError(
    `--at: expected a time such as 2026-01-05T09:00 or 2026-01-05T09:00Z, got "${clean(at)}"`,
  );
}

async function onCallText(onCall: OnCall, config: Config, columns: number): Promise<string> {
  const { printTable } = await import('../../../screens/parts/printed-table.tsx');
  const table = await printTable(onCallColumns, onCallRows(onCall, config.people), columns);
  return `${onCallHeadline(onCall)}\n${table.trimEnd()}\n`;
}
