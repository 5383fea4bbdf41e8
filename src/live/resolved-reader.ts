import type { IncidentStore } from '../store/incident-store.ts';
import type { LiveDeps } from './live-deps.ts';
import type { LiveStore } from './live-store.ts';
import { keptWhileRead } from './remote.ts';
import { resolvedWanted, showsResolved } from './resolved-wanted.ts';
import type { LiveState, ResolvedList } from './state.ts';
import { createWantedReader, type WantedReader } from './wanted-reader.ts';

/**
 * Reads the resolved incidents while the list shows them, page by page as the cursor nears the end of
 * those it has, and again when one more is resolved.
 */
export function createResolvedReader(
  live: LiveStore,
  { incidents, timers }: LiveDeps,
): WantedReader {
  return createWantedReader({
    ...{ live, timers },
    wanted: (state) => (showsResolved(state) ? wantedKey(state) : null),
    read: async (state) => readResolved(await incidents(), state),
    tell: (state, resolved) => ({ ...state, resolved: keptWhileRead(state.resolved, resolved) }),
  });
}

const filter = { states: ['resolved'] } as const;
// Read beyond what is asked for, so that those resolved since push out none near the cursor.
const spare = 50;

async function readResolved(store: IncidentStore, state: LiveState): Promise<ResolvedList> {
  const known = state.resolved.data;
  const asked = resolvedWanted(state);
  const read = { asked, openIds: openIds(state) };
  if (asked === Number.POSITIVE_INFINITY)
    return { ...read, incidents: await store.list(filter), rest: 0 };
  const last = known?.incidents.at(-1);
  if (known === null || !last || known.openIds !== read.openIds || known.asked >= asked)
    return { ...read, ...(await store.page(filter, { limit: asked + spare })) };
  const next = await store.page(filter, { limit: asked - known.asked, after: last.id });
  return { ...read, incidents: [...known.incidents, ...next.incidents], rest: next.rest };
}

/** Asked again when the store is back: what failed meanwhile would not come otherwise. */
function wantedKey(state: LiveState): string {
  return `${resolvedWanted(state)} ${state.incidents.status} ${openIds(state)}`;
}

function openIds({ incidents }: LiveState): string {
  return incidents.data?.map(({ id }) => id).join() ?? '';
}
