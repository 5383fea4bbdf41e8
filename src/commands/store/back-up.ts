import { statSync } from 'node:fs';
import path from 'node:path';
import { findingLine } from '../../store/upkeep/finding.ts';
import { AnswerNo } from '../answer-no.ts';
import type { UpkeepDeps } from './deps.ts';
import { contents } from './words.ts';

/**
 * `store backup [FILE]`: left out or a folder, it gets a name with the time. Throws `AnswerNo` when
 * what was backed up, and so the backup, is not as it was written.
 */
export async function backUp(
  { upkeep, out }: UpkeepDeps,
  given: { readonly file: string | undefined; readonly now: number; readonly json: boolean },
): Promise<void> {
  const file = backupFile(given.file ?? '.', given.now);
  const verified = await upkeep.backUp(file);
  const { log, rows, ...counted } = verified;
  const finding = [...log, ...rows][0];
  const ok = finding === undefined;
  if (given.json) out(JSON.stringify({ ok, file, ...counted, log, rows }, null, 2));
  else if (ok) out(`${file}: ${contents(verified)}, verified`);
  if (finding !== undefined)
    throw new AnswerNo(
      `${file} is whole, but what it was made from is not as it was written: ${findingLine(finding)}`,
    );
}

function backupFile(given: string, now: number): string {
  if (!statSync(given, { throwIfNoEntry: false })?.isDirectory()) return given;
  const time = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  return path.join(given, `onduty-incidents-${time}.db`);
}
