import { windowToExplain } from './attribution-window.ts';
import { hasLatency } from './latency-history.ts';
import type { LiveDeps } from './live-deps.ts';
import type { LiveStore } from './live-store.ts';
import { selectedSlo } from './selection.ts';
import type { LiveState } from './state.ts';
import { currentScreen } from './view-moves.ts';
import { createWantedReader, type WantedReader } from './wanted-reader.ts';

/** Reads what the screen of one SLO shows beside its status and its budget. */
export function createSloReaders(live: LiveStore, deps: LiveDeps): readonly WantedReader[] {
  const { timers } = deps;
  return [
    createWantedReader({
      ...{ live, timers },
      wanted: (state) => (chartOfLatency(state) ? momentKey(state) : null),
      read: async (state, signal) => {
        const slo = selectedSlo(state)?.slo;
        if (slo === undefined || deps.latency === null) return null;
        return deps.latency(slo, state.past?.at ?? timers.now(), signal);
      },
      tell: (state, latency) => ({ ...state, latency }),
    }),
    createWantedReader({
      ...{ live, timers },
      wanted: (state) => {
        const id = openSloId(state);
        const versions = state.incidents.data?.map(({ id: own, version }) => `${own}.${version}`);
        return id === null ? null : `${id} ${versions?.join() ?? ''}`;
      },
      read: async (state) => {
        const id = openSloId(state);
        if (id === null) return [];
        const about = await (await deps.incidents()).list({ service: id });
        return about.filter(({ slo }) => slo === id);
      },
      tell: (state, sloIncidents) => ({ ...state, sloIncidents }),
    }),
    createWantedReader({
      ...{ live, timers },
      wanted: explanationKey,
      read: async (state, signal) => {
        const status = selectedSlo(state);
        if (status === null || deps.attribution === null) return null;
        const over = { window: windowToExplain(status.alert), at: state.past?.at ?? null };
        return deps.attribution(status.slo, over, signal);
      },
      tell: (state, attribution) => ({ ...state, attribution }),
    }),
  ];
}

/** Read once and kept while it is looked at: rows that move on their own can't be read. */
function explanationKey(state: LiveState): string | null {
  const screen = currentScreen(state.view);
  if (screen.kind !== 'why' || selectedSlo(state) === null) return null;
  return `${screen.id} ${screen.turn} ${state.past?.at ?? 'now'}`;
}

function openSloId({ view }: LiveState): string | null {
  const screen = currentScreen(view);
  return screen.kind === 'slo' ? screen.id : null;
}

function chartOfLatency(state: LiveState): boolean {
  const slo = selectedSlo(state)?.slo;
  return (
    openSloId(state) !== null &&
    state.view.chart === 'latency' &&
    slo !== undefined &&
    hasLatency(slo)
  );
}

const everyMs = 600_000;

/** A step of the chart is an hour or more: ten minutes old is as good as new. */
function momentKey(state: LiveState): string {
  const { past, now } = state;
  const moment = past === null ? `at ${Math.floor(now / everyMs)}` : `as of ${past.at}`;
  return `${openSloId(state)} ${moment}`;
}
