import type { Incident } from './incident.ts';
import type { SeverityPolicies } from './severity-policy.ts';

/** What people wait for, and when it is due (ms since the epoch, by the store's clock). */
export type IncidentClock = {
  readonly kind: 'acknowledge' | 'update';
  readonly dueAt: number;
};

const minuteMs = 60_000;

/**
 * When somebody has to have acknowledged it, at the level paged now; null when nobody was paged or
 * somebody has. `pagedAt` is when it last began to page.
 */
export function acknowledgeDueAt(
  incident: Incident,
  policies: SeverityPolicies,
  pagedAt: number = incident.declaredAt,
): number | null {
  const { state, severity, escalatesAt, escalatedAt } = incident;
  const { pagesLevel, acknowledgeWithinMinutes } = policies[severity];
  if (state !== 'triggered') return null;
  // The deadline that was set counts, whatever the policy says by now.
  if (escalatesAt !== null) return escalatesAt;
  if (pagesLevel === null && escalatedAt === null) return null;
  return (escalatedAt ?? pagedAt) + acknowledgeWithinMinutes * minuteMs;
}

/** What is due first, or has been due for longest; null when nobody waits for anything. */
export function firstClock(incident: Incident, policies: SeverityPolicies): IncidentClock | null {
  const acknowledge = acknowledgeDueAt(incident, policies);
  const update = incident.state === 'resolved' ? null : incident.updateDueAt;
  if (update !== null && (acknowledge === null || update < acknowledge))
    return { kind: 'update', dueAt: update };
  return acknowledge === null ? null : { kind: 'acknowledge', dueAt: acknowledge };
}
