import { policyOf, stepAt } from './escalation-level.ts';
import type { Incident } from './incident.ts';

/** What people wait for, and when it is due (ms since the epoch, by the store's clock). */
export type IncidentClock = {
  readonly kind: 'acknowledge' | 'update';
  readonly dueAt: number;
};

/** Since when nobody has acknowledged it: since it was declared, or began anew. ms since the epoch. */
export function unacknowledgedSince({ triggeredAt, declaredAt }: Incident): number {
  return triggeredAt ?? declaredAt;
}

/** When somebody has to have acknowledged it, at the level paged now; null when nobody was paged or somebody has. */
export function acknowledgeDueAt(incident: Incident): number | null {
  const { state, escalatesAt, escalatedAt, escalationLevel } = incident;
  if (state !== 'triggered') return null;
  if (escalatesAt !== null) return escalatesAt;
  // Nobody comes after this step: its time to answer is over all the same.
  const found = stepAt(policyOf(incident), escalationLevel);
  return found === null
    ? null
    : (escalatedAt ?? unacknowledgedSince(incident)) + found.step.timeoutSeconds * 1_000;
}

/** What is due first, or has been due for longest; null when nobody waits for anything. */
export function firstClock(incident: Incident): IncidentClock | null {
  const acknowledge = acknowledgeDueAt(incident);
  const update = incident.state === 'resolved' ? null : incident.updateDueAt;
  if (update !== null && (acknowledge === null || update < acknowledge))
    return { kind: 'update', dueAt: update };
  return acknowledge === null ? null : { kind: 'acknowledge', dueAt: acknowledge };
}
