import type { Incident } from '../incidents/incident.ts';
import type { IncidentStore } from '../store/incident-store.ts';

const openStates = ['triggered', 'acknowledged', 'mitigated'] as const;

/** Who is written down as having escalated when a deadline passed. */
export const clockActor = 'onduty';

export type IncidentFeed = {
  /** The open incidents, or null when nothing changed since the last reading. Throws `StoreError`. */
  read(): Promise<readonly Incident[] | null>;
};

/**
 * Asks only for the store's revision, and for the list when it has moved: cheap enough for each
 * second. Incidents whose deadline has passed, by the store's clock, are escalated on the way.
 */
export function createIncidentFeed(open: () => Promise<IncidentStore>): IncidentFeed {
  let known: number | null = null;
  let incidents: readonly Incident[] = [];
  return {
    read: async () => {
      const store = await open();
      await escalateDue(store, incidents);
      const revision = await store.revision();
      if (revision === known) return null;
      incidents = await store.list({ states: openStates });
      known = revision;
      return incidents;
    },
  };
}

/**
 * Every dashboard tries; the level it saw lets one of them win, and the others are refused. A store
 * that may only be read leaves it to those who can write.
 */
async function escalateDue(store: IncidentStore, incidents: readonly Incident[]): Promise<void> {
  const waiting = incidents.filter(({ escalatesAt }) => escalatesAt !== null);
  if (waiting.length === 0) return;
  const now = await store.now();
  for (const { id, escalatesAt, escalationLevel } of waiting) {
    if (escalatesAt === null || escalatesAt > now) continue;
    await store.escalate(id, clockActor, escalationLevel).catch(() => undefined);
  }
}
