import type { Incident } from '../incidents/incident.ts';
import type { IncidentStore } from '../store/incident-store.ts';

const openStates = ['triggered', 'acknowledged', 'mitigated'] as const;

export type IncidentFeed = {
  /** The open incidents, or null when nothing changed since the last reading. Throws `StoreError`. */
  read(): Promise<readonly Incident[] | null>;
};

/** Asks only for the store's revision, and for the list when it has moved: cheap enough for each second. */
export function createIncidentFeed(open: () => Promise<IncidentStore>): IncidentFeed {
  let known: number | null = null;
  return {
    read: async () => {
      const store = await open();
      const revision = await store.revision();
      if (revision === known) return null;
      const incidents = await store.list({ states: openStates });
      known = revision;
      return incidents;
    },
  };
}
