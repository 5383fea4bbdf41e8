import { ConfigError } from '../../config/config-error.ts';
import { whoFor } from '../../live/selectors/override-words.ts';
import type { StoredOverride } from '../../oncall/stored-override.ts';
import { clean } from '../../text/clean.ts';
import { dayClock } from '../../text/time.ts';
import { exitCode } from '../exit-code.ts';
import { writeJson } from './output.ts';
import type { OverrideDeps } from './override-deps.ts';
import { overrideJson, overrideLine } from './override-text.ts';

const columns = [
  { key: 'id', title: 'Id' },
  { key: 'schedule', title: 'Schedule' },
  { key: 'from', title: 'From' },
  { key: 'to', title: 'To' },
  { key: 'who', title: 'Who' },
  { key: 'reason', title: 'Why' },
  { key: 'author', title: 'By' },
] as const;

type ListFlags = { readonly all?: boolean; readonly json?: boolean };

/** `onduty oncall overrides`: those to come and running; with `--all` the past and those taken back too. */
export async function listOverrides(
  { config, known, now, out }: OverrideDeps,
  { all = false, json = false }: ListFlags,
): Promise<number> {
  const shown = all
    ? known
    : known.filter(({ end, withdrawnAt }) => withdrawnAt === null && end > now);
  if (json) writeJson(out, { overrides: shown.map(overrideJson) });
  else if (shown.length === 0) out.write('No overrides.\n');
  else {
    const { printTable } = await import('../../../screens/parts/printed-table.tsx');
    const rows = shown.map((one) => rowOf(one, config));
    out.write(`${(await printTable(columns, rows, out.columns)).trimEnd()}\n`);
  }
  return exitCode.ok;
}

function zoneOf({ schedules }: OverrideDeps['config'], { schedule }: StoredOverride): string {
  return schedules.find(({ name }) => name === schedule)?.timeZone ?? 'UTC';
}

function rowOf(override: StoredOverride, config: OverrideDeps['config']): Record<string, string> {
  const timeZone = zoneOf(config, override);
  const isKnown = config.schedules.some(({ name }) => name === override.schedule);
  const { id, schedule, start, end, note, author, withdrawnBy } = override;
  return {
    id,
    // A schedule that got another name leaves its overrides behind.
    schedule: isKnown ? schedule : `${schedule} (unknown)`,
    from: dayClock(start, timeZone),
    to: dayClock(end, timeZone),
    who: whoFor(override),
    reason: withdrawnBy === null ? (note ?? '-') : `taken back by ${withdrawnBy}`,
    author,
  };
}

/** `onduty oncall withdraw`: takes an override back. Exit code 1 when somebody had done so before. */
export async function withdrawOverride(
  { config, overrides, out, remark }: OverrideDeps,
  id: string,
  { json = false }: { readonly json?: boolean },
): Promise<number> {
  const result = await overrides.withdraw(id, config.user);
  if (result.kind === 'unknown')
    throw new ConfigError(
      `there is no override "${clean(id)}": see onduty oncall overrides for their ids`,
    );
  const { override } = result;
  if (result.kind === 'already-withdrawn') {
    remark(`${override.id} was taken back already by ${override.withdrawnBy}`);
    return exitCode.no;
  }
  if (json) writeJson(out, overrideJson(override));
  else out.write(`Taken back: ${overrideLine(override, zoneOf(config, override))}\n`);
  return exitCode.ok;
}
