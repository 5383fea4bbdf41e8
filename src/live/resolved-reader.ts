import type { LiveDeps } from './live-deps.ts';
import type { LiveStore } from './live-store.ts';
import { failed } from './remote.ts';
import type { LiveState } from './state.ts';
import { createWantedReader, type WantedReader } from './wanted-reader.ts';

/** Reads the resolved incidents while the list shows them, and again when one more is resolved. */
export function createResolvedReader(
  live: LiveStore,
  { incidents, timers }: LiveDeps,
): WantedReader {
  return createWantedReader({
    ...{ live, timers },
    wanted: (state) => (showsResolved(state) ? openIds(state) : null),
    read: async () => (await incidents()).list({ states: ['resolved'] }),
    tell: (state, resolved) => {
      // What is on screen stays while it is read again, and when that fails.
      if (resolved.status === 'waiting')
        return state.resolved.data === null ? { ...state, resolved } : state;
      const { error } = resolved;
      return { ...state, resolved: error === null ? resolved : failed(state.resolved, error) };
    },
  });
}

export function showsResolved({ view, past }: LiveState): boolean {
  return view.incidentList.scope === 'all' && past === null;
}

function openIds({ incidents }: LiveState): string {
  return incidents.data?.map(({ id }) => id).join() ?? '';
}
