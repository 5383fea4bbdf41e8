import type { IncidentDetail } from '../../incidents/incident.ts';
import { fit } from '../../text/fit.ts';
import { width } from '../../text/width.ts';
import { demandDetail } from './demand-incident.ts';
import type { IncidentDeps } from './deps.ts';
import { incidentFacts } from './incident-facts.ts';
import { detailJson } from './incident-json.ts';
import { type IncidentName, pickIncident } from './pick-incident.ts';
import { utcSecond } from './utc-second.ts';

/** `incident show`: what is known, then the timeline in UTC. */
export async function showIncident(
  deps: IncidentDeps,
  given: IncidentName & { readonly json: boolean },
): Promise<void> {
  const id = await pickIncident(deps, given);
  const detail = await demandDetail(deps, id);
  const { incident } = detail;
  const [costs, schedules] = await Promise.all([deps.costs(incident), deps.schedules()]);
  const shown = { ...deps, costs, schedules };
  deps.out(given.json ? detailJson(detail, shown) : detailText(detail, shown));
}

function detailText(
  { incident, events }: IncidentDetail,
  shown: Parameters<typeof incidentFacts>[1],
): string {
  const actorWidth = Math.max(...events.map(({ actor }) => width(actor)));
  return [
    `${incident.id}  ${incident.severity}  ${incident.state}  ${incident.title}`,
    ...incidentFacts(incident, shown).map(([name, value]) => `${name.padEnd(14)}${value}`),
    '',
    ...events.map(({ at, actor, text }) => {
      // A note of several lines stays under its own first line.
      const start = `${utcSecond(at)}  ${fit(actor, actorWidth)}  `;
      return start + text.replaceAll('\n', `\n${' '.repeat(width(start))}`);
    }),
  ].join('\n');
}
