import { type ActionItem, firstDue, isOpenAction } from '../incidents/action-item.ts';
import type { Patch } from '../incidents/change.ts';
import type { Incident, IncidentEvent } from '../incidents/incident.ts';
import { incidentId, incidentNumber } from '../incidents/incident-id.ts';
import { type Link, linkKinds } from '../incidents/link.ts';
import { clean, cleanLines } from '../text/clean.ts';
import { readActionItems } from './action-items-column.ts';
import { readEscalation } from './escalation-column.ts';
import type { IncidentColumns } from './incident-columns.ts';
import type { EventRow, IncidentRow } from './schema.ts';

const plain = /^[ -~]*$/;

/** The incident in a row. Others may write to a shared database, so its texts are cleaned. */
export function incidentOf(row: IncidentColumns): Incident {
  return {
    ...row,
    id: incidentId(row.id),
    title: line(row.title),
    declaredBy: line(row.declaredBy),
    acknowledgedBy: lineOrNull(row.acknowledgedBy),
    resolvedBy: lineOrNull(row.resolvedBy),
    resolution: row.resolution === null ? null : lines(row.resolution),
    escalatedBy: lineOrNull(row.escalatedBy),
    mitigatedBy: lineOrNull(row.mitigatedBy),
    slo: lineOrNull(row.slo),
    channel: lineOrNull(row.channel),
    warRoom: lineOrNull(row.warRoom),
    mergedInto: row.mergedInto === null ? null : incidentId(row.mergedInto),
    roles: readRoles(row.roles),
    links: readLinks(row.links),
    actionItems: readActionItems(row.actionItems),
    escalationPolicy: readEscalation(row.escalationPolicy),
  };
}

/** The columns that a patch sets. */
export function columnsOf(patch: Patch): Partial<IncidentRow> {
  const { roles, links, actionItems, mergedInto, escalationPolicy, ...rest } = patch;
  return {
    ...rest,
    ...(escalationPolicy === undefined
      ? {}
      : { escalationPolicy: escalationPolicy && JSON.stringify(escalationPolicy) }),
    ...(roles === undefined ? {} : { roles: JSON.stringify(roles) }),
    ...(links === undefined ? {} : { links: JSON.stringify(links) }),
    ...(actionItems === undefined ? {} : actionColumns(actionItems)),
    ...(mergedInto === undefined ? {} : { mergedInto: numberOrNull(mergedInto) }),
  };
}

/** Beside the items, what they are looked up by. */
function actionColumns(items: readonly ActionItem[]) {
  return {
    actionItems: JSON.stringify(items),
    openActions: items.filter(isOpenAction).length,
    firstDue: firstDue(items),
  };
}

function numberOrNull(id: string | null): number | null {
  return id === null ? null : incidentNumber(id);
}

// Most incidents of the past have neither.
const noRoles: Incident['roles'] = {};
const noLinks: Incident['links'] = [];

/** Roles are kept as one JSON text: they are read and written together. */
function readRoles(text: string): Incident['roles'] {
  if (text === '{}') return noRoles;
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null) return {};
  const entries = Object.entries(parsed).filter(([, user]) => typeof user === 'string');
  return Object.fromEntries(entries.map(([role, user]) => [line(role), line(String(user))]));
}

function readLinks(text: string): Incident['links'] {
  if (text === '[]') return noLinks;
  const parsed: unknown = JSON.parse(text);
  return Array.isArray(parsed) ? parsed.filter(isLink).map(cleanLink) : [];
}

function isLink(value: unknown): value is Link {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, target } = value as Partial<Link>;
  return linkKinds.some((one) => one === kind) && typeof target === 'string';
}

function cleanLink({ kind, target }: Link): Link {
  return { kind, target: line(target) };
}

/** The timeline entry in a row. */
export function eventOf({
  seq,
  incident,
  at,
  actor,
  kind,
  text,
}: Omit<EventRow, 'payload' | 'idempotencyKey' | 'hash'>): IncidentEvent {
  return { seq, incidentId: incidentId(incident), at, actor: line(actor), kind, text: lines(text) };
}

/** One line out of what a person typed, as it is kept. */
export function line(text: string): string {
  return plain.test(text) ? text : clean(text).toWellFormed();
}

/** Several lines out of what a person typed, as they are kept. */
export function lines(text: string): string {
  return plain.test(text) ? text : cleanLines(text).toWellFormed();
}

function lineOrNull(text: string | null): string | null {
  return text === null ? null : line(text);
}
