import type { IncidentRules } from '../../config/config.ts';
import type {
  Incident,
  IncidentDetail,
  IncidentEvent,
  RecordedEvent,
} from '../../incidents/incident.ts';
import { lacksCommander, updateOverdueMs } from '../../incidents/shortfall.ts';

type Circumstances = { readonly now: number; readonly rules: IncidentRules };

/**
 * `{"incidents": […], "found": 12}`: stable; times ISO 8601 UTC, what is not known is null. `found`
 * are those looked for, of which a limit may have left some out.
 */
export function listJson(
  incidents: readonly Incident[],
  found: number,
  { now }: Circumstances,
): string {
  const all = incidents.map((one) => ({ ...incidentJson(one), ...shortfallJson(one, now) }));
  return JSON.stringify({ incidents: all, found }, null, 2);
}

/** An incident with what its severity demands and its `"events"`. */
export function detailJson({ incident, events }: IncidentDetail, { now, rules }: Circumstances) {
  const detail = {
    ...incidentJson(incident),
    ...shortfallJson(incident, now),
    demands: rules.policies[incident.severity],
    events: events.map(eventJson),
  };
  return JSON.stringify(detail, null, 2);
}

/**
 * An incident with its events as the store keeps them: their payloads, one after another, make the
 * incident, and each hash is the one in the store's chain.
 */
export function recordJson(
  { incident }: IncidentDetail,
  events: readonly RecordedEvent[],
  { now, rules }: Circumstances,
) {
  return {
    format: 'onduty-incident/1',
    exportedAt: iso(now),
    ...incidentJson(incident),
    ...shortfallJson(incident, now),
    demands: rules.policies[incident.severity],
    events: events.map((event) => {
      const { payload, idempotencyKey, hash } = event;
      return { ...eventJson(event), payload, idempotencyKey, hash };
    }),
  };
}

/** One incident, as after a change. */
export function changedJson(incident: Incident): string {
  return JSON.stringify(incidentJson(incident), null, 2);
}

/** An incident's timeline. */
export function timelineJson(id: string, events: readonly IncidentEvent[]): string {
  return JSON.stringify({ id, events: events.map(eventJson) }, null, 2);
}

/** What should be there and is not, at `now` by the store's clock. */
function shortfallJson(incident: Incident, now: number) {
  const overdueMs = updateOverdueMs(incident, now);
  return {
    lacksCommander: lacksCommander(incident),
    updateOverdueSeconds: overdueMs === null ? null : Math.floor(overdueMs / 1000),
  };
}

function incidentJson(incident: Incident) {
  return {
    id: incident.id,
    severity: incident.severity,
    title: incident.title,
    state: incident.state,
    declaredAt: iso(incident.declaredAt),
    declaredBy: incident.declaredBy,
    acknowledgedAt: iso(incident.acknowledgedAt),
    acknowledgedBy: incident.acknowledgedBy,
    resolvedAt: iso(incident.resolvedAt),
    resolvedBy: incident.resolvedBy,
    resolution: incident.resolution,
    escalationLevel: incident.escalationLevel,
    escalatedAt: iso(incident.escalatedAt),
    escalatedBy: incident.escalatedBy,
    escalatesAt: iso(incident.escalatesAt),
    slo: incident.slo,
    channel: incident.channel,
    mitigatedAt: iso(incident.mitigatedAt),
    mitigatedBy: incident.mitigatedBy,
    roles: incident.roles,
    warRoom: incident.warRoom,
    updatedAt: iso(incident.updatedAt),
    updateDueAt: iso(incident.updateDueAt),
    mergedInto: incident.mergedInto,
    links: incident.links,
    version: incident.version,
  };
}

/** One event of a timeline; times ISO 8601 UTC. */
export function eventJson({ seq, at, actor, kind, text }: IncidentEvent) {
  return { seq, at: iso(at), actor, kind, text };
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
