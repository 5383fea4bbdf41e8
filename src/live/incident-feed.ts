import type { Incident } from '../incidents/incident.ts';
import type { IncidentStore } from '../store/incident-store.ts';
import { passDeadlines } from './pass-deadlines.ts';

const openStates = ['triggered', 'acknowledged', 'mitigated'] as const;

export type IncidentFeed = {
  /** The open incidents, or null when nothing changed since the last reading. Throws `StoreError`. */
  read(): Promise<readonly Incident[] | null>;
};

/**
 * Asks only for the store's revision, and for the list when it has moved: cheap enough for each
 * second. What a deadline that has passed by the store's clock demands is done on the way.
 */
export function createIncidentFeed(open: () => Promise<IncidentStore>): IncidentFeed {
  let known: { readonly store: IncidentStore; readonly revision: number } | null = null;
  let incidents: readonly Incident[] = [];
  return {
    read: async () => {
      const store = await open();
      // A store that may only be read leaves deadlines to those who can write.
      await passDeadlines(store, incidents).catch(() => undefined);
      const revision = await store.revision();
      // Another store in its place may have come as far as the one before.
      if (known?.store === store && known.revision === revision) return null;
      incidents = await store.list({ states: openStates });
      known = { store, revision };
      return incidents;
    },
  };
}
