import type { Incident, IncidentDetail, IncidentEvent } from '../../incidents/incident.ts';

/** `{"incidents": […]}`: stable; times ISO 8601 UTC, what is not known is null. */
export function listJson(incidents: readonly Incident[]): string {
  return JSON.stringify({ incidents: incidents.map(incidentJson) }, null, 2);
}

/** An incident with its `"events"`. */
export function detailJson({ incident, events }: IncidentDetail): string {
  return JSON.stringify({ ...incidentJson(incident), events: events.map(eventJson) }, null, 2);
}

/** One incident, as after a change. */
export function changedJson(incident: Incident): string {
  return JSON.stringify(incidentJson(incident), null, 2);
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

function eventJson({ seq, at, actor, kind, text }: IncidentEvent) {
  return { seq, at: iso(at), actor, kind, text };
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
