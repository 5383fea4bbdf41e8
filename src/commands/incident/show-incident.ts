import { levelName } from '../../incidents/escalation-level.ts';
import type { Incident, IncidentDetail } from '../../incidents/incident.ts';
import { refusalMessage } from '../../incidents/refusal-message.ts';
import { age, countdown } from '../../text/time.ts';
import { AnswerNo } from '../answer-no.ts';
import type { IncidentDeps } from './deps.ts';
import { detailJson } from './incident-json.ts';
import { type IncidentName, pickIncident } from './pick-incident.ts';

/** `incident show`: what is known, then the timeline in UTC. */
export async function showIncident(
  deps: IncidentDeps,
  given: IncidentName & { readonly json: boolean },
): Promise<void> {
  const id = await pickIncident(deps, given);
  const detail = await deps.store.show(id);
  if (detail === null) throw new AnswerNo(refusalMessage({ kind: 'not-found', id }, deps.now));
  deps.out(given.json ? detailJson(detail) : detailText(detail, deps.now));
}

function detailText({ incident, events }: IncidentDetail, now: number): string {
  const actorWidth = Math.max(...events.map(({ actor }) => actor.length));
  return [
    `${incident.id}  ${incident.severity}  ${incident.state}  ${incident.title}`,
    ...facts(incident, now).map(([name, value]) => `${name.padEnd(14)}${value}`),
    '',
    ...events.map(({ at, actor, text }) => {
      // A note of several lines stays under its own first line.
      const start = `${utc(at)}  ${actor.padEnd(actorWidth)}  `;
      return start + text.replaceAll('\n', `\n${' '.repeat(start.length)}`);
    }),
  ].join('\n');
}

function facts(incident: Incident, now: number): (readonly [string, string])[] {
  const { declaredBy, declaredAt, escalationLevel: level, escalatesAt, slo, channel } = incident;
  const next = escalatesAt === null ? '' : `, escalates in ${countdown(escalatesAt - now)}`;
  const rows: readonly (readonly [string, string | null])[] = [
    ['declared', `by ${declaredBy} ${age(now - declaredAt)} ago`],
    ['acknowledged', incident.acknowledgedBy === null ? 'no' : `by ${incident.acknowledgedBy}`],
    ['paged', `level ${level} (${levelName(level)})${next}`],
    ['SLO', slo],
    ['channel', channel],
    ['resolution', incident.resolution],
  ];
  return rows.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}

function utc(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
