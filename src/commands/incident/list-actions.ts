import { isOwnedBy, type ListedAction } from '../../incidents/action-item.ts';
import { printableJson } from '../../text/printable-json.ts';
import { listedActionJson } from './action-json.ts';
import { actionTable } from './action-table.ts';
import { demandIncident } from './demand-incident.ts';
import type { IncidentDeps } from './deps.ts';
import { type IncidentName, namedIncident } from './pick-incident.ts';
import { today } from './read-action.ts';
import { readPlace } from './read-text.ts';

/** What was typed behind `incident actions`. */
export type ActionFlags = IncidentName & {
  readonly overdue?: boolean;
  readonly owner?: string;
  readonly all?: boolean;
  readonly json: boolean;
};

/** `incident actions`: what is still to be done after all incidents, or one, the longest overdue first. */
export async function listActions(deps: IncidentDeps, flags: ActionFlags): Promise<void> {
  const { overdue = false, all = false, json } = flags;
  const owner = flags.owner === undefined ? null : readPlace('--owner', flags.owner);
  const id = namedIncident(flags);
  const day = today(deps);
  // An incident there is not has no action items, which is no answer.
  if (id !== null) await demandIncident(deps, id);
  const listed = await deps.store.actionItems({
    states: all && !overdue ? 'all' : 'open',
    dueBefore: overdue ? day : null,
  });
  const found = listed
    .filter(({ incidentId }) => id === null || incidentId === id)
    .filter(({ item }) => owner === null || isOwnedBy(item, owner));
  if (json) return deps.out(actionsJson(found, day));
  if (found.length > 0) return deps.out(await actionTable(found, day, deps.width));
  deps.out(noneLikeThat(flags));
}

function actionsJson(found: readonly ListedAction[], day: string): string {
  return printableJson({ today: day, actionItems: found.map((one) => listedActionJson(one, day)) });
}

function noneLikeThat({ overdue, all }: ActionFlags): string {
  if (overdue) return 'no action item is overdue';
  return all ? 'no action items' : 'no action item is open';
}
