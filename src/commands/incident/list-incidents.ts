import type { IncidentState } from '../../incidents/incident.ts';
import type { IncidentDeps } from './deps.ts';
import { listJson } from './incident-json.ts';
import { incidentTable } from './incident-table.ts';

const open: readonly IncidentState[] = ['triggered', 'acknowledged', 'mitigated'];

/** `incident list`: the open ones, those in the states named, or all. */
export async function listIncidents(
  { store, out, now, width }: IncidentDeps,
  given: {
    readonly states: readonly IncidentState[] | undefined;
    readonly all: boolean;
    readonly json: boolean;
  },
): Promise<void> {
  const states = given.states ?? (given.all ? undefined : open);
  const incidents = await store.list(states === undefined ? {} : { states });
  if (given.json) return out(listJson(incidents));
  if (incidents.length > 0) return out(await incidentTable(incidents, now, width));
  out(states === open ? 'no incident is open' : 'no incidents');
}
