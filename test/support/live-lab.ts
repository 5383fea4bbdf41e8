import type { Incident } from '../../src/incidents/incident.ts';
import { createLive, type Live } from '../../src/live/create-live.ts';
import type { Effects, KeptHere, LiveDeps } from '../../src/live/live-deps.ts';
import type { LiveState } from '../../src/live/state.ts';
import type { TeamStore } from '../../src/store/sql-store.ts';
import { aLiveState } from './live-state.ts';

const nothingKept: KeptHere = {
  lastKnown: async () => null,
  count: async () => ({ waiting: 0, keptAside: 0 }),
  send: async () => {},
  tell: () => {},
};

/** A live part over a real store, with timers a test moves and effects that are written down. */
export type LiveLab = {
  readonly live: Live;
  /** What keys did outside: `copy INC-1`, `open http://…`, `quit`. */
  readonly effects: readonly string[];
  state(): LiveState;
  /** Settles when the state is as wanted. */
  until(wanted: (state: LiveState) => boolean): Promise<LiveState>;
};

export function liveLab(
  store: TeamStore,
  deps: Partial<LiveDeps> = {},
  own: Partial<Effects> = {},
): LiveLab {
  const effects: string[] = [];
  const live = createLive({
    setup: aLiveState().setup,
    firstScreen: 'overview',
    slos: null,
    alerts: null,
    latency: null,
    incidentCost: null,
    attribution: null,
    handoff: null,
    past: () => ({ slos: null, alerts: null }),
    incidents: async () => store,
    kept: nothingKept,
    overrides: async () => store.overrides,
    plans: null,
    cost: () => ({ requests: 0, bytes: 0, seconds: 0 }),
    links: { prometheus: null, alertmanager: null },
    timers: {
      now: Date.now,
      set: (task, ms) => setTimeout(task, ms),
      clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
    },
    effects: {
      openUrl: async (url) => void effects.push(`open ${url}`),
      copy: (text) => effects.push(`copy ${text}`) > 0,
      edit: async () => ({ kind: 'unchanged' }),
      redraw: () => void effects.push('redraw'),
      suspend: () => void effects.push('suspend'),
      quit: () => void effects.push('quit'),
      ...own,
    },
    ...deps,
  });
  return {
    live,
    effects,
    state: live.store.getState,
    until: (wanted) => stateOf(live, wanted),
  };
}

async function stateOf({ store }: Live, wanted: (state: LiveState) => boolean): Promise<LiveState> {
  const { promise, resolve } = Promise.withResolvers<LiveState>();
  const look = (state: LiveState): void => {
    if (wanted(state)) resolve(state);
  };
  const unsubscribe = store.subscribe(look);
  look(store.getState());
  return promise.finally(unsubscribe);
}

/** The incident as the live state lists it. */
export function listed(state: LiveState, id: string): Incident | undefined {
  return state.incidents.data?.find((incident) => incident.id === id);
}
