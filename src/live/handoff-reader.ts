import type { LiveDeps } from './live-deps.ts';
import type { LiveStore } from './live-store.ts';
import { keptWhileRead } from './remote.ts';
import type { LiveState } from './state.ts';
import { currentScreen } from './view-moves.ts';
import { createWantedReader, type WantedReader } from './wanted-reader.ts';

const everyMs = 60_000;

/** Reads what is to be handed over while that is on screen. */
export function createHandoffReader(live: LiveStore, deps: LiveDeps): WantedReader {
  const { timers } = deps;
  return createWantedReader({
    ...{ live, timers },
    wanted: handoffKey,
    read: async ({ slos }, signal) =>
      deps.handoff === null ? null : deps.handoff(timers.now(), slos.data, signal),
    tell: (state, handoff) => ({ ...state, handoff: keptWhileRead(state.handoff, handoff) }),
  });
}

/** Read again each minute, and when more is known of the SLOs. */
function handoffKey({ view, now, slos, filling }: LiveState): string | null {
  if (currentScreen(view).kind !== 'handoff') return null;
  return `${Math.floor(now / everyMs)} ${slos.data !== null} ${filling === null}`;
}
