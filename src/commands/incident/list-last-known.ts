import type { IncidentState } from '../../incidents/incident.ts';
import { StoreAwayError } from '../../store/store-error.ts';
import { duration } from '../../text/time.ts';
import type { IncidentDeps } from './deps.ts';
import { listJson } from './incident-json.ts';
import { incidentTable } from './incident-table.ts';

/**
 * Prints the open incidents as this machine last heard of them, and throws `StoreAwayError` all the
 * same, which says so; just that when it never did.
 */
export async function listLastKnown(
  deps: IncidentDeps,
  given: { readonly states: readonly IncidentState[] | undefined; readonly json: boolean },
  error: StoreAwayError,
): Promise<never> {
  const known = await deps.lastKnown();
  if (known === null) throw error;
  const { states, json } = given;
  const incidents = known.incidents.filter(({ state }) => states?.includes(state) ?? true);
  if (json) deps.out(listJson(incidents, deps));
  else if (incidents.length > 0) deps.out(await incidentTable(incidents, deps.now, deps.width));
  else deps.out('no incident was open');
  throw new StoreAwayError(
    `this is from the cache, as of ${duration(deps.now - known.at)} ago, open incidents only; ${error.message}`,
    { cause: error },
  );
}
