import { actionItemsAsOf } from './action-item.ts';
import { nobodyPaged } from './escalation-level.ts';
import type { Incident, IncidentDetail } from './incident.ts';

/**
 * An open incident as it was at a moment, as far as its row can tell: null when it was not open
 * then. The row holds neither earlier severities nor earlier deadlines: the one is shown as it is
 * now, the other not at all.
 */
export function incidentAsOf(incident: Incident, at: number): Incident | null {
  const { declaredAt, triggeredAt, resolvedAt, acknowledgedAt } = incident;
  if (declaredAt > at || (resolvedAt !== null && resolvedAt <= at)) return null;
  const taken = acknowledgedAt !== null && acknowledgedAt <= at;
  return {
    ...incident,
    ...escalationAsOf(incident, at),
    triggeredAt: triggeredAt !== null && triggeredAt <= at ? triggeredAt : null,
    actionItems: actionItemsAsOf(incident.actionItems, at),
    ...(taken ? {} : { acknowledgedAt: null, acknowledgedBy: null }),
    state: taken ? 'acknowledged' : 'triggered',
    resolvedAt: null,
    resolvedBy: null,
    resolution: null,
    escalatesAt: null,
    remindsAt: null,
  };
}

/** An incident with the part of its timeline that had happened. */
export function detailAsOf(
  { incident, events }: IncidentDetail,
  at: number,
): IncidentDetail | null {
  const then = incidentAsOf(incident, at);
  return then && { incident: then, events: events.filter((event) => event.at <= at) };
}

/** The row keeps the last escalation alone: one that came later leaves the level before it. */
function escalationAsOf({ escalatedAt, escalationLevel }: Incident, at: number): Partial<Incident> {
  if (escalatedAt === null || escalatedAt <= at) return {};
  return {
    escalationLevel: Math.max(nobodyPaged, escalationLevel - 1),
    escalatedAt: null,
    escalatedBy: null,
  };
}
