import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import { firstHealth } from './health.ts';
import type { LiveDeps } from './live-deps.ts';
import { waiting } from './remote.ts';
import type { LiveState } from './state.ts';
import { firstView } from './view-moves.ts';

/** The state everything on screen is drawn from, and the one way to change it. */
export type LiveStore = {
  readonly store: StoreApi<LiveState>;
  state(): LiveState;
  /** Replaces the state by what the reducer makes of it; the same object back changes nothing. */
  change(reducer: (state: LiveState) => LiveState): void;
};

export function createLiveStore(deps: LiveDeps): LiveStore {
  const store = createStore<LiveState>(() => firstState(deps));
  return {
    store,
    state: store.getState,
    change: (reducer) => store.setState(reducer, true),
  };
}

function firstState({ setup, firstScreen, slos, alerts, cost, timers }: LiveDeps): LiveState {
  return {
    setup,
    now: timers.now(),
    slos: waiting,
    incidents: waiting,
    alerts: waiting,
    onCall: waiting,
    incident: waiting,
    burnDown: waiting,
    health: [
      firstHealth('prometheus', slos !== null),
      firstHealth('alertmanager', alerts?.source === 'alertmanager'),
      firstHealth('store', true),
    ],
    cost: cost(),
    pending: [],
    flash: null,
    paused: false,
    view: firstView(firstScreen),
  };
}
