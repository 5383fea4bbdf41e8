import type { Incident } from '../incidents/incident.ts';
import { nextDeadline } from '../incidents/pass-deadline.ts';
import type { IncidentStore } from '../store/incident-store.ts';

/** Who is written down as having escalated when a deadline passed. */
export const clockActor = 'onduty';

/**
 * Does to these incidents what their deadlines demand, by the store's clock, and tells each change as
 * it is made. Many processes may try: the deadline each one saw lets one of them win, and the others are
 * refused. Throws `StoreError`.
 */
export async function passDeadlines(
  store: IncidentStore,
  incidents: readonly Incident[],
  told: (incident: Incident, now: number) => Promise<void> = async () => {},
): Promise<void> {
  const waiting = incidents.flatMap((incident) => {
    const dueAt = nextDeadline(incident);
    return dueAt === null ? [] : [{ id: incident.id, dueAt }];
  });
  if (waiting.length === 0) return;
  const now = await store.now();
  for (const { id, dueAt } of waiting) {
    if (dueAt > now) continue;
    const outcome = await store.passDeadline(id, clockActor, dueAt);
    if (outcome.ok) await told(outcome.value, now);
  }
}
