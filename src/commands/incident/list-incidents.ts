import type { Incident } from '../../incidents/incident.ts';
import { incidentNumber } from '../../incidents/incident-id.ts';
import { isSelected } from '../../incidents/selection.ts';
import { StoreAwayError } from '../../store/store-error.ts';
import type { IncidentDeps } from './deps.ts';
import { listJson } from './incident-json.ts';
import { incidentTable } from './incident-table.ts';
import { listLastKnown } from './list-last-known.ts';
import { openStates } from './open-incidents.ts';
import { type ListFlags, readSelection, readStates } from './read-selection.ts';

/** `incident list`: the open ones, or those looked for. */
export async function listIncidents(
  deps: IncidentDeps,
  flags: ListFlags,
  json: boolean,
): Promise<void> {
  const states = readStates(flags);
  const selection = readSelection(flags, deps);
  const print = async (all: readonly Incident[], none: string): Promise<void> => {
    const found = all
      .filter(({ state }) => states?.includes(state) ?? true)
      .filter((incident) => isSelected(incident, selection));
    if (found.length > 0 || json) return printFound(deps, sorted(found, flags.sort), flags, json);
    deps.out(all.length === 0 ? none : noneLikeThat(states === openStates));
  };
  const none = states === openStates ? 'no incident is open' : 'no incidents';
  try {
    await print(await deps.store.list(states === null ? {} : { states }), none);
  } catch (error) {
    if (!(error instanceof StoreAwayError)) throw error;
    await listLastKnown(deps, (known) => print(known, 'no incident was open'), error);
  }
}

/** The store gives the worst first; numbers grow with time. */
function sorted(incidents: readonly Incident[], order: ListFlags['sort']): readonly Incident[] {
  if (order !== 'newest') return incidents;
  const number = ({ id }: Incident) => incidentNumber(id) ?? 0;
  return incidents.toSorted((one, other) => number(other) - number(one));
}

async function printFound(
  deps: IncidentDeps,
  found: readonly Incident[],
  { limit }: ListFlags,
  json: boolean,
): Promise<void> {
  const shown = found.slice(0, limit);
  if (json) return deps.out(listJson(shown, found.length, deps));
  deps.out(await incidentTable(shown, deps.now, deps.width));
  const rest = found.length - shown.length;
  if (rest > 0) deps.out(`and ${rest} more`);
}

function noneLikeThat(open: boolean): string {
  return open
    ? 'no open incident is like that; --all looks among the resolved ones too'
    : 'no incident is like that';
}
