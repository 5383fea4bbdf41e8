import { type Change, type Circumstances, changed, type Patch } from './change.ts';
import { levelEnds, levelName, policyOf } from './escalation-level.ts';
import { firstPage } from './first-page.ts';
import type { Incident, Severity } from './incident.ts';
import { type Outcome, refused, resolvedAlready, wrongState } from './refusal.ts';
import { remindsAt } from './remind.ts';

/** Compare-and-set: one acknowledgement wins, the next is told who did. */
export function acknowledge(incident: Incident, circumstances: Circumstances): Outcome<Change> {
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
    remindsAt: remindsAt(incident, circumstances.now),
  });
}

/** Whoever acknowledged it can't go on: it pages anew, from the first step. */
export function unacknowledge(incident: Incident, circumstances: Circumstances): Outcome<Change> {
  if (incident.state === 'resolved') return resolvedAlready(incident);
  if (incident.state !== 'acknowledged') return wrongState(incident, 'given back');
  const text = `given back, acknowledged by ${incident.acknowledgedBy} before`;
  const payload = pagedAnew(incident.severity, circumstances);
  return changed(incident, circumstances, 'unacknowledged', text, payload);
}

/**
 * One level up, if it still stands where the person saw it. A person may always page again: after
 * the last step comes the first one.
 */
export function escalate(
  incident: Incident,
  fromLevel: number | null,
  circumstances: Circumstances,
): Outcome<Change> {
  if (incident.state === 'resolved') return resolvedAlready(incident);
  if (incident.state === 'mitigated') return wrongState(incident, 'escalated');
  const { id, escalationLevel: level, escalatedBy: by, escalatedAt: at } = incident;
  const moved = fromLevel !== null && fromLevel !== level;
  if (moved && by !== null && at !== null) {
    const who = levelName(policyOf(incident), level);
    return refused({ kind: 'already-escalated', id, by, at, level, who });
  }
  if (moved) return wrongState(incident, `escalated from level ${fromLevel}`);
  return stepUp(incident, circumstances);
}

/** The next step of the incident's own policy, whatever the configuration says by now. */
export function stepUp(incident: Incident, circumstances: Circumstances): Outcome<Change> {
  const policy = policyOf(incident);
  const level = incident.escalationLevel + 1;
  const { actor, now } = circumstances;
  const text = `escalated to level ${level} (${levelName(policy, level)})`;
  return changed(incident, circumstances, 'escalated', text, {
    escalationLevel: level,
    escalatedBy: actor,
    escalatedAt: now,
    escalatesAt: incident.state === 'triggered' ? levelEnds(policy, level, now) : null,
  });
}

/**
 * Its alert fires anew. An acknowledgement was for the earlier firing and is not inherited; a
 * resolved incident stays resolved: reopening is for people.
 */
export function fireAgain(
  incident: Incident,
  text: string,
  circumstances: Circumstances,
): Outcome<Change> {
  if (incident.state === 'resolved') return resolvedAlready(incident);
  const said = text === '' ? 'fired again' : `fired again: ${text}`;
  const runs = incident.state === 'triggered';
  const payload = runs ? {} : pagedAnew(incident.severity, circumstances);
  return changed(incident, circumstances, 'fired-again', said, payload);
}

/** Unacknowledged once more, its severity's people paged, the clock running. */
export function pagedAnew(severity: Severity, circumstances: Circumstances): Patch {
  return {
    state: 'triggered',
    triggeredAt: circumstances.now,
    acknowledgedAt: null,
    acknowledgedBy: null,
    mitigatedAt: null,
    mitigatedBy: null,
    ...firstPage(severity, circumstances),
  };
}
