import { type Change, type Circumstances, deadline, type Patch, type Wish } from './change.ts';
import { lastLevel, levelName } from './escalation-level.ts';
import type { Incident, IncidentEventKind, Severity } from './incident.ts';
import type { Outcome, Refusal } from './refusal.ts';

/** The change a wish makes to an incident, or why it makes none. */
export function decide(
  incident: Incident,
  wish: Wish,
  circumstances: Circumstances,
): Outcome<Change> {
  switch (wish.kind) {
    case 'acknowledge':
      return acknowledge(incident, circumstances);
    case 'escalate':
      return escalate(incident, wish.fromLevel, circumstances);
    case 'note':
      return changed(incident, circumstances, 'note', wish.text, {});
    case 'severity':
      return changeSeverity(incident, wish.severity, circumstances);
    case 'resolve':
      return resolve(incident, wish.resolution, circumstances);
  }
}

function acknowledge(incident: Incident, circumstances: Circumstances): Outcome<Change> {
  if (incident.state === 'resolved') return resolvedAlready(incident);
  if (incident.acknowledgedBy !== null && incident.acknowledgedAt !== null) {
    const { id, acknowledgedBy: by, acknowledgedAt: at } = incident;
    return refused({ kind: 'already-acknowledged', id, by, at });
  }
  if (incident.state !== 'triggered') return wrongState(incident, 'acknowledged');
  return changed(incident, circumstances, 'acknowledged', 'acknowledged', {
    state: 'acknowledged',
    acknowledgedBy: circumstances.actor,
    acknowledgedAt: circumstances.now,
    escalatesAt: null,
  });
}

function escalate(
  incident: Incident,
  fromLevel: number | null,
  circumstances: Circumstances,
): Outcome<Change> {
  if (incident.state === 'resolved') return resolvedAlready(incident);
  if (incident.state === 'mitigated') return wrongState(incident, 'escalated');
  const { id, escalationLevel: level, escalatedBy: by, escalatedAt: at } = incident;
  const moved = fromLevel !== null && fromLevel !== level;
  if (moved && by !== null && at !== null) {
    return refused({ kind: 'already-escalated', id, by, at, level });
  }
  if (moved) return wrongState(incident, `escalated from level ${fromLevel}`);
  if (level >= lastLevel) return refused({ kind: 'last-level', id, level });
  const next = level + 1;
  const waiting = incident.state === 'triggered' && next < lastLevel;
  const text = `escalated to level ${next} (${levelName(next)})`;
  return changed(incident, circumstances, 'escalated', text, {
    escalationLevel: next,
    escalatedBy: circumstances.actor,
    escalatedAt: circumstances.now,
    escalatesAt: waiting ? deadline(circumstances) : null,
  });
}

function changeSeverity(
  incident: Incident,
  severity: Severity,
  circumstances: Circumstances,
): Outcome<Change> {
  if (incident.state === 'resolved') return resolvedAlready(incident);
  if (incident.severity === severity) {
    return refused({ kind: 'same-severity', id: incident.id, severity });
  }
  const text = `severity ${incident.severity} → ${severity}`;
  return changed(incident, circumstances, 'severity', text, { severity });
}

function resolve(
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
  });
}

function changed(
  incident: Incident,
  { actor, now: at }: Circumstances,
  kind: IncidentEventKind,
  text: string,
  payload: Patch,
): Outcome<Change> {
  const next = { ...incident, ...payload, version: incident.version + 1 };
  return { ok: true, value: { incident: next, event: { at, actor, kind, text, payload } } };
}

function refused(refusal: Refusal): Outcome<Change> {
  return { ok: false, refusal };
}

function resolvedAlready({ id, resolvedBy, resolvedAt, declaredAt }: Incident): Outcome<Change> {
  const by = resolvedBy ?? 'somebody';
  return refused({ kind: 'already-resolved', id, by, at: resolvedAt ?? declaredAt });
}

function wrongState({ id, state }: Incident, wanted: string): Outcome<Change> {
  return refused({ kind: 'wrong-state', id, state, wanted });
}
