import { ConfigError } from '../../config/config-error.ts';
import { parseDuration } from '../../config/duration.ts';
import { effectLines } from '../../live/selectors/override-words.ts';
import { effectOf } from '../../oncall/check-override.ts';
import { type Role, roles, type Schedule } from '../../oncall/schedule.ts';
import type { NewOverride, StoredOverride } from '../../oncall/stored-override.ts';
import { clean } from '../../text/clean.ts';
import { exitCode } from '../exit-code.ts';
import { chooseSchedules, refuseStranger } from './choose-schedules.ts';
import { writeJson } from './output.ts';
import type { OverrideDeps } from './override-deps.ts';
import { demandEffect, overrideJson, overrideLine } from './override-text.ts';
import { readFlag } from './read-window.ts';

export type OverrideFlags = {
  readonly user: string;
  readonly from?: string;
  readonly to?: string;
  readonly for?: string;
  readonly insteadOf?: string;
  readonly role?: string;
  readonly schedule?: string;
  readonly reason?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
};

/** `onduty oncall override`: puts somebody in another one's place for a while, and says what that changes. */
export async function makeOverride(deps: OverrideDeps, flags: OverrideFlags): Promise<number> {
  const schedule = oneSchedule(deps, flags.schedule);
  return keepOverrides(deps, schedule, [readOverride(deps, schedule, flags)], flags);
}

/** Checks overrides, keeps them unless it is a dry run, and tells who is on call then. */
export async function keepOverrides(
  { overrides, config, now, out }: OverrideDeps,
  schedule: Schedule,
  wanted: readonly NewOverride[],
  { dryRun = false, json = false }: { readonly dryRun?: boolean; readonly json?: boolean },
): Promise<number> {
  const author = config.user;
  const planned = wanted.map((one) => ({ ...one, id: 'new', author }));
  const effect = demandEffect(effectOf(schedule, planned, now));
  const made: readonly StoredOverride[] = dryRun ? [] : await overrides.add(wanted, author);
  if (json) writeJson(out, { dryRun, overrides: made.map(overrideJson) });
  else {
    const lines = dryRun ? ['Nothing is changed; it would be so:'] : made.map(lineOf(schedule));
    out.write(`${[...lines, ...effectLines(effect, schedule)].join('\n')}\n`);
  }
  return exitCode.ok;
}

const lineOf =
  ({ timeZone }: Schedule) =>
  (override: StoredOverride) =>
    overrideLine(override, timeZone);

/** The schedule that is named, or the only one. Throws `ConfigError`. */
export function oneSchedule({ config }: OverrideDeps, name: string | undefined): Schedule {
  const [schedule, ...others] = chooseSchedules(config, name);
  if (others.length === 0) return schedule;
  const names = config.schedules.map((one) => one.name).join(', ');
  throw new ConfigError(`there are several schedules (${names}): name one with --schedule`);
}

function readOverride(
  { config, now }: OverrideDeps,
  schedule: Schedule,
  flags: OverrideFlags,
): NewOverride {
  const { user, insteadOf, reason } = flags;
  refuseStranger(user, config);
  if (insteadOf !== undefined) refuseStranger(insteadOf, config, '--instead-of');
  if (insteadOf === user)
    throw new ConfigError(`--instead-of: ${clean(user)} can't stand in for themselves`);
  const here = { now, timeZone: schedule.timeZone };
  const start = flags.from === undefined ? now : readFlag('--from', flags.from, here);
  return {
    schedule: schedule.name,
    start,
    end: readEnd(flags, start, here),
    user,
    insteadOf: insteadOf ?? null,
    role: readRole(flags.role) ?? (insteadOf === undefined ? 'primary' : null),
    note: reason?.trim() ? clean(reason.trim()) : null,
  };
}

function readEnd(
  { to, for: length }: OverrideFlags,
  start: number,
  here: { readonly now: number; readonly timeZone: string },
): number {
  if ((to === undefined) === (length === undefined))
    throw new ConfigError('say when the override ends: --to TIME or --for 4h, one of them');
  if (to !== undefined) return readFlag('--to', to, here, start);
  const read = parseDuration(length ?? '');
  if (read.ok) return start + read.value * 1000;
  throw new ConfigError(`--for: ${clean(read.message)}`);
}

function readRole(text: string | undefined): Role | null {
  if (text === undefined) return null;
  const role = roles.find((one) => one === text);
  if (role) return role;
  throw new ConfigError(`--role: expected ${roles.join(', ')}, got "${clean(text)}"`);
}
