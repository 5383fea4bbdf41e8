import type { IncidentEvent } from '../../incidents/incident.ts';
import { printableJson } from '../../text/printable-json.ts';
import { demandIncident } from './demand-incident.ts';
import type { IncidentDeps } from './deps.ts';
import { followEvents } from './follow-events.ts';
import { eventJson } from './incident-json.ts';
import { oneLine } from './one-line.ts';
import { type IncidentName, namedIncident } from './pick-incident.ts';
import { utcSecond } from './utc-second.ts';

type Watching = IncidentName & {
  readonly json: boolean;
  /** Number of the event after which to begin, or null for those to come. */
  readonly after: number | null;
  /** Ends it. */
  readonly signal: AbortSignal;
};

/** `incident watch`: a line for each event of all incidents or of one, until it is ended. */
export async function watchIncidents(deps: IncidentDeps, given: Watching): Promise<void> {
  const id = namedIncident(given);
  if (id !== null) await demandIncident(deps, id);
  const after = given.after ?? (await deps.store.revision());
  const { signal } = given;
  for await (const event of followEvents(deps.current, { after, signal, remark: deps.remark }))
    if (id === null || event.incidentId === id)
      deps.out(given.json ? jsonLine(event) : eventLine(event));
}

function jsonLine(event: IncidentEvent): string {
  return printableJson({ incident: event.incidentId, ...eventJson(event) }, 0);
}

function eventLine({ at, incidentId, actor, text }: IncidentEvent): string {
  return `${utcSecond(at)}  ${incidentId}  ${actor}  ${oneLine(text)}`;
}
