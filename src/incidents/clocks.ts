import { policyOf, stepAt } from './escalation-level.ts';
import type { Incident } from './incident.ts';

/** What people wait for, and when it is due (ms since the epoch, by the store's clock). */
export type IncidentClock = {
  readonly kind: 'acknowledge' | 'update';
  readonly dueAt: number;
};

/**
 * When somebody has to have acknowledged it, at the level paged now; null when nobody was paged or
 * somebody has. `pagedAt` is when it last began to page.
 */
export function acknowledgeDueAt(
  incident: Incident,
  pagedAt: number = incident.declaredAt,
): number | null {
  const { state, escalatesAt, escalatedAt, escalationLevel } = incident;
  if (state !== 'triggered') return null;
  if (escalatesAt !== null) return escalatesAt;
  // Nobody comes after this step: its time to answer is over all the same.
  const found = stepAt(policyOf(incident), escalationLevel);
  return found === null ? null : (escalatedAt ?? pagedAt) + found.step.timeoutSeconds * 1_000;
}

/** What is due first, or has been due for longest; null when nobody waits for anything. */
export function firstClock(incident: Incident): IncidentClock | null {
  const acknowledge = acknowledgeDueAt(incident);
  const update = incident.state === 'resolved' ? null : incident.updateDueAt;
  if (update !== null && (acknowledge === null || update < acknowledge))
    return { kind: 'update', dueAt: update };
  return acknowledge === null ? null : { kind: 'acknowledge', dueAt: acknowledge };
}
