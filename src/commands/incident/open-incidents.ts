import type { Incident, IncidentState } from '../../incidents/incident.ts';
import type { IncidentStore } from '../../store/incident-store.ts';
import { cut } from '../../text/fit.ts';

/** The states in which somebody has something to do. */
export const openStates: readonly IncidentState[] = ['triggered', 'acknowledged', 'mitigated'];

// More would not fit a line, and nobody reads them.
const namedAtMost = 5;
const titleColumns = 40;

export function openIncidents(store: IncidentStore): Promise<readonly Incident[]> {
  return store.list({ states: openStates });
}

/** `INC-2 search is slow, INC-1 API service down, and 3 more`. */
export function nameSome(incidents: readonly Incident[]): string {
  const shown = incidents
    .slice(0, namedAtMost)
    .map(({ id, title }) => `${id} ${cut(title, titleColumns)}`);
  const rest = incidents.length - shown.length;
  return shown.join(', ') + (rest > 0 ? `, and ${rest} more` : '');
}
