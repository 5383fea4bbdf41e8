import { actionItemDetails } from '../../incidents/action-item-words.ts';
import type { Incident, IncidentDetail, IncidentEvent } from '../../incidents/incident.ts';
import { commander } from '../../incidents/role.ts';
import { slosOf } from '../../incidents/selection.ts';
import { lacksCommander } from '../../incidents/shortfall.ts';
import { costWords } from '../../live/selectors/cost-words.ts';
import type { CostReading } from '../../slo/incident-cost.ts';
import { asMarkdown, linesAsMarkdown, linkAsMarkdown } from '../../text/markdown.ts';
import { duration } from '../../text/time.ts';
import type { IncidentDeps } from './deps.ts';
import { updateDue } from './incident-clocks.ts';
import { today } from './read-action.ts';
import { utcSecond } from './utc-second.ts';

type Circumstances = Pick<IncidentDeps, 'now' | 'timeZone'> & {
  readonly costs: readonly CostReading[];
};

/** A whole incident as a page: what it is, clocks, roles, links, and the timeline in UTC. */
export function incidentMarkdown(
  { incident, events }: IncidentDetail,
  circumstances: Circumstances,
): string {
  const { id, title, severity, state, resolution, mergedInto } = incident;
  const merged = mergedInto === null ? '' : `, merged into ${mergedInto}`;
  const blocks = [
    `# ${id}: ${asMarkdown(title)}`,
    `${severity}, ${state}${merged}, as of ${utcSecond(circumstances.now)} UTC.`,
    ...(resolution === null ? [] : [`Resolution: ${linesAsMarkdown(resolution, '')}`]),
    ...section('Clocks', clocks(incident, circumstances)),
    ...section('Roles', roles(incident)),
    ...section('Links', links(incident)),
    ...section(
      'Error budget',
      circumstances.costs.map((cost) => asMarkdown(costWords(cost))),
    ),
    ...actionSection(incident, circumstances),
    ...section('Timeline', events.map(entry)),
  ];
  return blocks.join('\n\n');
}

function section(title: string, items: readonly string[]): readonly string[] {
  if (items.length === 0) return [];
  return [`## ${title}`, items.map((item) => `- ${item}`).join('\n')];
}

/** The numbers are the items' own: none is ever left out. */
function actionSection({ actionItems }: Incident, circumstances: Circumstances): readonly string[] {
  if (actionItems.length === 0) return [];
  const lines = actionItems.map((item) => {
    const details = actionItemDetails(item, today(circumstances));
    return `${item.number}. ${asMarkdown(item.text)}${asMarkdown(details)}`;
  });
  return ['## Action items', lines.join('\n')];
}

/** When what happened, and how long after it was declared. */
function clocks(incident: Incident, { now }: Pick<Circumstances, 'now'>): readonly string[] {
  const { declaredAt } = incident;
  const moment = (name: string, at: number | null, by: string | null): readonly string[] => {
    if (at === null) return [];
    const after = at === declaredAt ? '' : ` (after ${duration(at - declaredAt)})`;
    return [`${name}: ${utcSecond(at)} UTC${by === null ? '' : ` by ${asMarkdown(by)}`}${after}`];
  };
  const due = updateDue(incident, now);
  return [
    ...moment('declared', declaredAt, incident.declaredBy),
    ...moment('acknowledged', incident.acknowledgedAt, incident.acknowledgedBy),
    ...moment('escalated', incident.escalatedAt, incident.escalatedBy),
    ...moment('mitigated', incident.mitigatedAt, incident.mitigatedBy),
    ...moment('resolved', incident.resolvedAt, incident.resolvedBy),
    ...moment('last update', incident.updatedAt, null),
    ...(due === null ? [] : [due]),
  ];
}

function roles(incident: Incident): readonly string[] {
  const held = Object.entries(incident.roles).map(([role, user]) => `${role}: ${asMarkdown(user)}`);
  return lacksCommander(incident) ? [`${commander}: nobody`, ...held] : held;
}

function links(incident: Incident): readonly string[] {
  const { channel, warRoom } = incident;
  const others = incident.links.filter(({ kind }) => kind !== 'slo');
  return [
    ...slosOf(incident).map((slo) => `SLO: ${asMarkdown(slo)}`),
    ...others.map(({ kind, target }) => `${kind}: ${linkAsMarkdown(target)}`),
    ...(channel === null ? [] : [`channel: ${asMarkdown(channel)}`]),
    ...(warRoom === null ? [] : [`war room: ${linkAsMarkdown(warRoom)}`]),
  ];
}

function entry({ at, actor, text }: IncidentEvent): string {
  return `${utcSecond(at)} UTC, ${asMarkdown(actor)}: ${linesAsMarkdown(text, '  ')}`;
}
