import { type Change, type Circumstances, changed, nextUpdate, type Patch } from './change.ts';
import { levelEnds, policyOf } from './escalation-level.ts';
import { samePeople } from './escalation-policy.ts';
import { firstPage } from './first-page.ts';
import { type Incident, type Severity, severities } from './incident.ts';
import { type Outcome, refused, resolvedAlready } from './refusal.ts';

export function changeSeverity(
  incident: Incident,
  severity: Severity,
  circumstances: Circumstances,
): Outcome<Change> {
  if (incident.state === 'resolved') return resolvedAlready(incident);
  if (incident.severity === severity)
    return refused({ kind: 'same-severity', id: incident.id, severity });
  const text = `severity ${incident.severity} → ${severity}`;
  // Who waits for updates changes with the severity.
  const updateDueAt = nextUpdate(circumstances, severity);
  const paging = pagingOf(incident, severity, circumstances);
  return changed(incident, circumstances, 'severity', text, { severity, updateDueAt, ...paging });
}

/**
 * A page that runs stays as it is when the severity falls. When it rises, a policy that pages other
 * people begins; one that pages the same lets nobody wait longer than it says.
 */
function pagingOf(incident: Incident, severity: Severity, circumstances: Circumstances): Patch {
  const { escalation, pagesLevel } = circumstances.policies[severity];
  const rises = severities.indexOf(severity) < severities.indexOf(incident.severity);
  if (!rises || incident.state !== 'triggered' || pagesLevel === null) return {};
  const { escalationLevel: level, escalatesAt } = incident;
  if (level < pagesLevel || !samePeople(policyOf(incident), escalation))
    return firstPage(severity, circumstances);
  const ends = levelEnds(escalation, level, circumstances.now);
  return { escalationPolicy: escalation, escalatesAt: earlier(escalatesAt, ends) };
}

function earlier(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}
