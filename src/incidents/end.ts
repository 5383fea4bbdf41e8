import { type Change, type Circumstances, changed, nextUpdate } from './change.ts';
import type { Incident } from './incident.ts';
import { pagedAnew } from './page.ts';
import { mitigatedAlready, type Outcome, refused, resolvedAlready, wrongState } from './refusal.ts';

/** What people feel is over; the cause may still be there. Who mitigates has seen it. */
export function mitigate(
  incident: Incident,
  text: string,
  circumstances: Circumstances,
): Outcome<Change> {
  if (incident.state === 'resolved') return resolvedAlready(incident);
  if (incident.state === 'mitigated') return mitigatedAlready(incident);
  const { actor, now } = circumstances;
  const said = text === '' ? 'mitigated' : `mitigated: ${text}`;
  return changed(incident, circumstances, 'mitigated', said, {
    state: 'mitigated',
    mitigatedAt: now,
    mitigatedBy: actor,
    acknowledgedAt: incident.acknowledgedAt ?? now,
    acknowledgedBy: incident.acknowledgedBy ?? actor,
    escalatesAt: null,
    remindsAt: null,
  });
}

export function resolve(
  incident: Incident,
  resolution: string,
  circumstances: Circumstances,
): Outcome<Change> {
  if (incident.state === 'resolved') return resolvedAlready(incident);
  return changed(incident, circumstances, 'resolved', `resolved: ${resolution}`, {
    state: 'resolved',
    resolvedBy: circumstances.actor,
    resolvedAt: circumstances.now,
    resolution,
    escalatesAt: null,
    remindsAt: null,
    updateDueAt: null,
  });
}

/** A resolved incident begins anew, as a page that nobody has seen; its history stays. */
export function reopen(
  incident: Incident,
  reason: string,
  circumstances: Circumstances,
): Outcome<Change> {
  const { id, mergedInto, severity } = incident;
  if (mergedInto !== null) return refused({ kind: 'merged', id, into: mergedInto });
  if (incident.state !== 'resolved') return wrongState(incident, 'reopened');
  return changed(incident, circumstances, 'reopened', `reopened: ${reason}`, {
    ...pagedAnew(severity, circumstances),
    resolvedAt: null,
    resolvedBy: null,
    resolution: null,
    updateDueAt: nextUpdate(circumstances, severity),
  });
}
