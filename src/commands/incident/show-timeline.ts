import type { IncidentEvent } from '../../incidents/incident.ts';
import { fit } from '../../text/fit.ts';
import { width } from '../../text/width.ts';
import { demandDetail } from './demand-incident.ts';
import type { IncidentDeps } from './deps.ts';
import { timelineJson } from './incident-json.ts';
import { oneLine } from './one-line.ts';
import { type IncidentName, pickIncident } from './pick-incident.ts';
import { utcSecond } from './utc-second.ts';

/** `incident timeline`: one line an event, in UTC. `since` in ms since the epoch, or null for all. */
export async function showTimeline(
  deps: IncidentDeps,
  given: IncidentName & { readonly since: number | null; readonly json: boolean },
): Promise<void> {
  const { since } = given;
  const id = await pickIncident(deps, given);
  const { events } = await demandDetail(deps, id);
  const shown = since === null ? events : events.filter(({ at }) => at >= since);
  if (given.json) return deps.out(timelineJson(id, shown));
  if (shown.length > 0) deps.out(timelineLines(shown).join('\n'));
}

/** One line for each event, with the actors in one column. */
function timelineLines(events: readonly IncidentEvent[]): readonly string[] {
  const actorWidth = Math.max(...events.map(({ actor }) => width(actor)));
  return events.map(
    ({ at, actor, text }) => `${utcSecond(at)}  ${fit(actor, actorWidth)}  ${oneLine(text)}`,
  );
}
