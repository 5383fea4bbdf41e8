import { acknowledgeDueAt } from '../src/incidents/clocks.ts';
import { levelName, policyOf } from '../src/incidents/escalation-level.ts';
import type { Incident, IncidentEvent } from '../src/incidents/incident.ts';
import { commander } from '../src/incidents/role.ts';
import { lacksCommander } from '../src/incidents/shortfall.ts';
import type { Process } from '../src/live/state.ts';
import { wrap } from '../src/text/fit.ts';
import { type Line, span } from '../src/text/line.ts';
import { age, clock, countdown, zoneName } from '../src/text/time.ts';
import { factLines, whenSaid } from './incident-lines.ts';

type Context = {
  readonly process: Process;
  readonly events: readonly IncidentEvent[] | null;
  readonly zone: string;
  readonly now: number;
  readonly columns: number;
};

/** What is due: an acknowledgement, an update. What is late says so in words. */
export function clockLines(incident: Incident, context: Context): readonly Line[] {
  return [
    ...acknowledgeLines(incident, context),
    ...updateLines(incident, context),
    ...reminderLines(incident, context),
  ];
}

/** An acknowledged incident that nobody writes about counts as forgotten. */
function reminderLines({ remindsAt }: Incident, { zone, now, columns }: Context): readonly Line[] {
  if (remindsAt === null) return [];
  const at = `${clock(remindsAt, zone)} ${zoneName(zone)}`;
  return factLines(
    'pages anew',
    `${at}, in ${age(remindsAt - now)}, unless somebody acts`,
    columns,
  );
}

function acknowledgeLines(incident: Incident, context: Context): readonly Line[] {
  const { zone, now, columns } = context;
  const dueAt = acknowledgeDueAt(incident);
  if (dueAt === null) return [];
  const by = `by ${clock(dueAt, zone, true)} ${zoneName(zone)}`;
  if (dueAt > now) return factLines('acknowledge', `${by}, in ${countdown(dueAt - now)}`, columns);
  return factLines('acknowledge', `LATE by ${countdown(now - dueAt)}: ${by}`, columns, 'page');
}

function updateLines(incident: Incident, { zone, now, columns }: Context): readonly Line[] {
  const { updatedAt, updateDueAt: dueAt, state } = incident;
  const last = updatedAt === null ? 'none yet' : `last ${age(now - updatedAt)} ago`;
  if (dueAt === null || state === 'resolved')
    return updatedAt === null ? [] : factLines('update', last, columns);
  const by = `${clock(dueAt, zone)} ${zoneName(zone)}`;
  if (dueAt > now)
    return factLines('update', `due ${by}, in ${age(dueAt - now)}; ${last}`, columns);
  return factLines(
    'update',
    `LATE by ${age(now - dueAt)}, ${last}: u writes one`,
    columns,
    'ticket',
  );
}

/** Who has which role, the commander first; then those that nobody has. */
export function roleLines(incident: Incident, { process, columns }: Context): readonly Line[] {
  const { roles, state } = incident;
  const isMissed = lacksCommander(incident);
  const held = Object.keys(roles).toSorted(
    (a, b) => Number(b === commander) - Number(a === commander),
  );
  const open = state === 'resolved' ? [] : process.roles.filter((role) => !(role in roles));
  const others = open.filter((role) => !isMissed || role !== commander);
  const lines: readonly Line[] = [
    ...(isMissed ? [[span(`${commander} `), span('NOBODY (A gives it)', 'page')]] : []),
    ...held.map((role) => [span(`${role} `), span(roles[role] ?? '', 'strong')]),
    ...(others.length === 0 ? [] : unfilled(others, columns)),
  ];
  return lines.map((line, index) => [
    span((index === 0 ? ' roles' : '').padEnd(labelColumns), 'dim'),
    ...line,
  ]);
}

function unfilled(roles: readonly string[], columns: number): readonly Line[] {
  const text = `nobody: ${roles.join(', ')}`;
  return wrap(text, Math.max(10, columns - labelColumns - 1)).map((part) => [span(part, 'dim')]);
}

const labelColumns = 15;

/** Where people meet, and what it has to do with. */
export function linkLines(incident: Incident, columns: number): readonly Line[] {
  const { warRoom, slo, links, channel } = incident;
  const others = links.filter(({ kind, target }) => kind !== 'slo' || target !== slo);
  return [
    ...factLines('war room', warRoom ?? '', columns),
    ...factLines('SLO', slo ?? '', columns),
    ...others.flatMap(({ kind, target }) => factLines(linkNames[kind], target, columns)),
    ...factLines('channel', channel ?? '', columns),
  ];
}

const linkNames = { slo: 'SLO', alert: 'alert', runbook: 'runbook', url: 'link' } as const;

/** Who did what to it and when, from declared to resolved, merged, reopened. */
export function historyLines(incident: Incident, context: Context): readonly Line[] {
  const { zone, now, columns, events } = context;
  const at = (time: number | null, by: string | null) => whenSaid(time, by, zone, now);
  const { escalationLevel: level, state } = incident;
  const escalated = at(incident.escalatedAt, incident.escalatedBy);
  const facts: readonly (readonly [string, string])[] = [
    ['declared', at(incident.declaredAt, incident.declaredBy)],
    ['reopened', reopenedSaid(events ?? [], context)],
    [
      'acknowledged',
      at(incident.acknowledgedAt, incident.acknowledgedBy) ||
        (state === 'triggered' ? 'by nobody' : ''),
    ],
    [
      'escalated',
      escalated === ''
        ? ''
        : `${escalated}, to level ${level} (${levelName(policyOf(incident), level)})`,
    ],
    ['mitigated', at(incident.mitigatedAt, incident.mitigatedBy)],
    ['resolved', at(incident.resolvedAt, incident.resolvedBy)],
    ['resolution', incident.mergedInto === null ? (incident.resolution ?? '') : ''],
    ['merged into', incident.mergedInto === null ? '' : `${incident.mergedInto} (enter opens it)`],
    ...(events ?? [])
      .filter(({ kind }) => kind === 'absorbed')
      .map(({ text }) => ['took in', text.replace(' merged into this:', '')] as const),
  ];
  return facts.flatMap(([name, text]) => factLines(name, text, columns));
}

function reopenedSaid(events: readonly IncidentEvent[], { zone, now }: Context): string {
  const all = events.filter(({ kind }) => kind === 'reopened');
  const last = all.at(-1);
  if (last === undefined) return '';
  const times = all.length === 1 ? '' : `${all.length} times, last `;
  return `${times}${whenSaid(last.at, last.actor, zone, now)}`;
}
