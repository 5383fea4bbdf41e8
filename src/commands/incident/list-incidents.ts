import type { IncidentState } from '../../incidents/incident.ts';
import { StoreAwayError } from '../../store/store-error.ts';
import type { IncidentDeps } from './deps.ts';
import { listJson } from './incident-json.ts';
import { incidentTable } from './incident-table.ts';
import { listLastKnown } from './list-last-known.ts';
import { openStates } from './open-incidents.ts';

/** `incident list`: the open ones, those in the states named, or all. */
export async function listIncidents(
  deps: IncidentDeps,
  given: {
    readonly states: readonly IncidentState[] | undefined;
    readonly all: boolean;
    readonly json: boolean;
  },
): Promise<void> {
  const { store, out, now, width } = deps;
  const states = given.states ?? (given.all ? undefined : openStates);
  const incidents = await store
    .list(states === undefined ? {} : { states })
    .catch((error: unknown) => {
      if (!(error instanceof StoreAwayError)) throw error;
      return listLastKnown(deps, { ...given, states }, error);
    });
  if (given.json) return out(listJson(incidents, deps));
  if (incidents.length > 0) return out(await incidentTable(incidents, now, width));
  out(states === openStates ? 'no incident is open' : 'no incidents');
}
