import { type Finding, findingLine } from '../../store/upkeep/finding.ts';
import type { Verified } from '../../store/upkeep/verify-store.ts';
import { AnswerNo } from '../answer-no.ts';
import type { UpkeepDeps } from './deps.ts';
import { readAnchor } from './read-anchor.ts';
import { contents, count } from './words.ts';

const shownAtMost = 20;

/** `incident verify`: whether the log and the rows are as they were written. Throws `AnswerNo` when not. */
export async function verifyStore(
  { upkeep, out }: UpkeepDeps,
  given: { readonly anchor: string | undefined; readonly json: boolean },
): Promise<void> {
  const anchor = given.anchor === undefined ? null : readAnchor(given.anchor);
  const verified = await upkeep.verify(anchor);
  const findings = [...verified.log, ...verified.rows];
  out(given.json ? verifiedJson(verified) : text(upkeep.description, verified, findings));
  if (findings.length > 0) throw new AnswerNo(refusal(verified));
}

function text(description: string, verified: Verified, findings: readonly Finding[]): string {
  const { newest, pruned } = verified;
  if (findings.length > 0) return findingLines(findings);
  const removed = pruned === 0 ? '' : `, and ${count(pruned, 'event')} pruned`;
  const lines = [
    `${description}: ${contents(verified)}${removed}: every hash and every row is as it was written`,
  ];
  if (newest.seq > 0) lines.push(`newest ${newest.seq}:${newest.hash}`);
  return lines.join('\n');
}

function findingLines(findings: readonly Finding[]): string {
  const more = findings.length - shownAtMost;
  const shown = findings.slice(0, shownAtMost).map(findingLine);
  return [...shown, ...(more > 0 ? [`and ${more} more: --json has all`] : [])].join('\n');
}

function refusal({ log, rows }: Verified): string {
  if (log.length > 0)
    return `the log is not as it was written: ${count(log.length, 'finding')}; keep this file as it is and look at a backup`;
  const differ = rows.length === 1 ? 'differs' : 'differ';
  return `${count(rows.length, 'row')} ${differ} from the log, which is whole: onduty incident rebuild mends that`;
}

/** Stable; `log` and `rows` are empty when all is well. */
function verifiedJson({ log, rows, ...counted }: Verified): string {
  return JSON.stringify({ ok: log.length + rows.length === 0, ...counted, log, rows }, null, 2);
}
