import { ConfigError } from '../../config/config-error.ts';
import { formatDuration, parseDuration } from '../../config/duration.ts';
import { shortestKeepSeconds } from '../../config/incident-rules.ts';
import { incidentId } from '../../incidents/incident-id.ts';
import type { Pruned } from '../../store/upkeep/prune.ts';
import { clean } from '../../text/clean.ts';
import { AnswerNo } from '../answer-no.ts';
import { utcSecond } from '../incident/utc-second.ts';
import type { UpkeepDeps } from './deps.ts';
import { contents } from './words.ts';

type Given = {
  readonly olderThan: string | undefined;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly json: boolean;
};

/** `store prune`: removes incidents that ended long ago. Throws `AnswerNo` when the person says no. */
export async function prune(deps: UpkeepDeps, given: Given): Promise<void> {
  const seconds = keepSeconds(deps, given.olderThan);
  const endedBefore = Math.max(0, (await deps.upkeep.now()) - seconds * 1000);
  const found = await deps.upkeep.prunable(endedBefore);
  const goes = found.incidents.length > 0 && !given.dryRun;
  if (goes && !given.yes) await demandYes(deps, found, endedBefore);
  const pruned = goes ? await deps.upkeep.prune(endedBefore, deps.actor) : found;
  deps.out(given.json ? json(pruned, endedBefore, goes) : text(pruned, endedBefore, given.dryRun));
}

function keepSeconds({ keepSeconds }: UpkeepDeps, olderThan: string | undefined): number {
  if (olderThan !== undefined) {
    const reading = parseDuration(olderThan);
    if (!reading.ok) throw new ConfigError(clean(`--older-than: ${reading.message}`));
    if (reading.value >= shortestKeepSeconds) return reading.value;
    const least = formatDuration(shortestKeepSeconds);
    throw new ConfigError(`--older-than: expected at least ${least}: what is removed is gone`);
  }
  if (keepSeconds !== null) return keepSeconds;
  throw new ConfigError(
    'incidents are kept for ever: say how long with --older-than 400d, or incidents: {keep: 400d} in the configuration',
  );
}

async function demandYes({ ask }: UpkeepDeps, found: Pruned, endedBefore: number): Promise<void> {
  if (ask === null) return;
  const answer = await ask(`remove ${whatOf(found, endedBefore)} for good? [y/N] `);
  if (!/^y(es)?$/i.test(answer)) throw new AnswerNo('nothing was removed');
}

function text(pruned: Pruned, endedBefore: number, dryRun: boolean): string {
  if (pruned.incidents.length === 0)
    return `nothing to remove: no incident ended before ${utcSecond(endedBefore)} UTC`;
  return `${dryRun ? 'would remove' : 'removed'} ${whatOf(pruned, endedBefore)}`;
}

/** `1,200 events of 40 incidents (INC-1 … INC-52) that ended before 2025-01-05 14:30:00 UTC` */
function whatOf({ incidents, events }: Pruned, endedBefore: number): string {
  const [first = 0, last = 0] = [incidents[0], incidents.at(-1)];
  const ids = [...new Set([first, last])].map(incidentId).join(' … ');
  const counts = contents({ incidents: incidents.length, events });
  return `${counts} (${ids}) that ended before ${utcSecond(endedBefore)} UTC`;
}

function json({ incidents, events }: Pruned, endedBefore: number, removed: boolean): string {
  const before = new Date(endedBefore).toISOString();
  const ids = incidents.map(incidentId);
  return JSON.stringify({ removed, endedBefore: before, events, incidents: ids }, null, 2);
}
