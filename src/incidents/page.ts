import { type Change, type Circumstances, changed, deadline, type Patch } from './change.ts';
import { lastLevel, levelName } from './escalation-level.ts';
import type { Incident } from './incident.ts';
import { type Outcome, refused, resolvedAlready, wrongState } from './refusal.ts';

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
  });
}

/** One level up, if it still stands where the person saw it. */
export function escalate(
  incident: Incident,
  fromLevel: number | null,
  circumstances: Circumstances,
): Outcome<Change> {
  if (incident.state === 'resolved') return resolvedAlready(incident);
  if (incident.state === 'mitigated') return wrongState(incident, 'escalated');
  const { id, escalationLevel: level, escalatedBy: by, escalatedAt: at } = incident;
  const moved = fromLevel !== null && fromLevel !== level;
  if (moved && by !== null && at !== null)
    return refused({ kind: 'already-escalated', id, by, at, level });
  if (moved) return wrongState(incident, `escalated from level ${fromLevel}`);
  if (level >= lastLevel) return refused({ kind: 'last-level', id, level });
  const next = level + 1;
  const waiting = incident.state === 'triggered' && next < lastLevel;
  const text = `escalated to level ${next} (${levelName(next)})`;
  return changed(incident, circumstances, 'escalated', text, {
    escalationLevel: next,
    escalatedBy: circumstances.actor,
    escalatedAt: circumstances.now,
    escalatesAt: waiting ? deadline(circumstances, incident.severity) : null,
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
  const payload = incident.state === 'triggered' ? {} : pagedAnew(incident, circumstances);
  return changed(incident, circumstances, 'fired-again', said, payload);
}

/** Unacknowledged once more, its severity's people paged, the clock running. */
export function pagedAnew({ severity }: Incident, circumstances: Circumstances): Patch {
  const { pagesLevel } = circumstances.policies[severity];
  const goesOn = pagesLevel !== null && pagesLevel < lastLevel;
  return {
    state: 'triggered',
    acknowledgedAt: null,
    acknowledgedBy: null,
    mitigatedAt: null,
    mitigatedBy: null,
    escalationLevel: pagesLevel ?? 0,
    escalatedAt: null,
    escalatedBy: null,
    escalatesAt: goesOn ? deadline(circumstances, severity) : null,
  };
}
