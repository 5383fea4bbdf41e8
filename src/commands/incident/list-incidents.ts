import { isEverything } from '../../incidents/selection.ts';
import { StoreAwayError } from '../../store/store-error.ts';
import type { IncidentDeps } from './deps.ts';
import { type Found, findAmong, findIncidents, type Search } from './find-incidents.ts';
import { listJson } from './incident-json.ts';
import { incidentTable } from './incident-table.ts';
import { listLastKnown } from './list-last-known.ts';
import { openStates } from './open-incidents.ts';
import { type ListFlags, readLimit, readSelection, readStates } from './read-selection.ts';

/** `incident list`: the open ones, or those looked for. */
export async function listIncidents(
  deps: IncidentDeps,
  flags: ListFlags,
  json: boolean,
): Promise<void> {
  const states = readStates(flags);
  const selection = readSelection(flags, deps);
  const search = { states, selection, sort: flags.sort, limit: readLimit(flags, json) };
  const print = async (found: Found, none: string): Promise<void> => {
    if (json) deps.out(listJson(found.shown, found.found, deps));
    else if (found.found > 0) await printTable(deps, found, search);
    else deps.out(isEverything(selection) ? none : noneLikeThat(states === openStates));
  };
  const none = states === openStates ? 'no incident is open' : 'no incidents';
  try {
    await print(await findIncidents(deps.store, search), none);
  } catch (error) {
    if (!(error instanceof StoreAwayError)) throw error;
    await listLastKnown(
      deps,
      (known) => print(findAmong(known, search), 'no incident was open'),
      error,
    );
  }
}

async function printTable(
  deps: IncidentDeps,
  { shown, found }: Found,
  { limit }: Search,
): Promise<void> {
  deps.out(await incidentTable(shown, deps.now, deps.width));
  const rest = found - shown.length;
  if (rest === 0) return;
  if (limit.kind === 'first') deps.out(`and ${rest} more: --limit 0 shows all`);
  // Whoever searches the output without having asked for a limit is told there, too.
  else deps.remark(`and ${rest} more resolved ones: --limit 0 shows all`);
}

function noneLikeThat(open: boolean): string {
  return open
    ? 'no open incident is like that; --all looks among the resolved ones too'
    : 'no incident is like that';
}
