import type { RowDifference } from '../../store/upkeep/compare-rows.ts';
import { findingLine } from '../../store/upkeep/finding.ts';
import { rowFinding } from '../../store/upkeep/verify-store.ts';
import type { UpkeepDeps } from './deps.ts';
import { count } from './words.ts';

/** `incident rebuild`: rows as their events make them, and which ones differed. */
export async function rebuild(
  { upkeep, out }: UpkeepDeps,
  { dryRun, json }: { readonly dryRun: boolean; readonly json: boolean },
): Promise<void> {
  const differences = await (dryRun ? upkeep.differences() : upkeep.rebuild());
  const findings = differences.map(rowFinding);
  if (json) return out(JSON.stringify({ rebuilt: !dryRun, rows: findings }, null, 2));
  const lines = findings.map(findingLine);
  out([...lines, summary(differences, dryRun)].join('\n'));
}

function summary({ length }: readonly RowDifference[], dryRun: boolean): string {
  if (length === 0) return 'every row is what its events make: nothing to rebuild';
  return `${count(length, 'row')} ${dryRun ? 'would be' : length === 1 ? 'was' : 'were'} rebuilt`;
}
