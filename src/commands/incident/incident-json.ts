import type { IncidentRules } from '../../config/config.ts';
import type {
  Incident,
  IncidentDetail,
  IncidentEvent,
  RecordedEvent,
} from '../../incidents/incident.ts';
import { lacksCommander, updateOverdueMs } from '../../incidents/shortfall.ts';
import type { CostReading } from '../../slo/incident-cost.ts';
import { actionJson } from './action-json.ts';

type Circumstances = { readonly now: number; readonly rules: IncidentRules };
type Costed = Circumstances & { readonly costs: readonly CostReading[] };

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
export function detailJson({ incident, events }: IncidentDetail, { now, rules, costs }: Costed) {
  const detail = {
    ...incidentJson(incident),
    ...shortfallJson(incident, now),
    demands: rules.policies[incident.severity],
    cost: costs.map(costJson),
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
  { now, rules, costs }: Costed,
) {
  return {
    format: 'onduty-incident/1',
    exportedAt: iso(now),
    ...incidentJson(incident),
    ...shortfallJson(incident, now),
    demands: rules.policies[incident.severity],
    cost: costs.map(costJson),
    events: events.map((event) => {
      const { payload, idempotencyKey, hash } = event;
      return { ...eventJson(event), payload, idempotencyKey, hash };
    }),
  };
}

/** Shares of a whole budget (1 is all of it), null where not known; `reason` says why then. */
function costJson(reading: CostReading) {
  if (reading.kind === 'unknown') {
    const { slo, reason } = reading;
    return { slo, net: null, gross: null, reason };
  }
  const { slo, net, gross, during, counted, unknownMs, excludedMs, ...rest } = reading.cost;
  const { window, by, ongoing, coverage, projected, raw } = rest;
  return {
    slo,
    net,
    gross,
    badEvents: during.bad,
    totalEvents: during.total,
    from: iso(counted.from),
    to: iso(counted.to),
    countedBy: by,
    ongoing,
    unknownSeconds: unknownMs / 1000,
    excludedSeconds: excludedMs / 1000,
    raw,
    window,
    windowCoverage: coverage,
    projected,
    reason: null,
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

/** What is known of one incident now. */
export function incidentJson(incident: Incident) {
  return {
    id: incident.id,
    severity: incident.severity,
    title: incident.title,
    state: incident.state,
    declaredAt: iso(incident.declaredAt),
    declaredBy: incident.declaredBy,
    triggeredAt: iso(incident.triggeredAt),
    acknowledgedAt: iso(incident.acknowledgedAt),
    acknowledgedBy: incident.acknowledgedBy,
    resolvedAt: iso(incident.resolvedAt),
    resolvedBy: incident.resolvedBy,
    resolution: incident.resolution,
    escalationLevel: incident.escalationLevel,
    escalatedAt: iso(incident.escalatedAt),
    escalatedBy: incident.escalatedBy,
    escalatesAt: iso(incident.escalatesAt),
    escalationPolicy: incident.escalationPolicy,
    remindsAt: iso(incident.remindsAt),
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
    actionItems: incident.actionItems.map(actionJson),
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
