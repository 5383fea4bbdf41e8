import type { LiveDeps } from './live-deps.ts';
import type { LiveStore } from './live-store.ts';
import { keptWhileRead } from './remote.ts';
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
    tell: (state, resolved) => ({ ...state, resolved: keptWhileRead(state.resolved, resolved) }),
  });
}

export function showsResolved({ view, past }: LiveState): boolean {
  return view.incidentList.scope === 'all' && past === null;
}

function openIds({ incidents }: LiveState): string {
  return incidents.data?.map(({ id }) => id).join() ?? '';
}
