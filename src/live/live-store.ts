import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import { firstState } from './first-state.ts';
import { firstHealth } from './health.ts';
import type { LiveDeps } from './live-deps.ts';
import type { Health, LiveState } from './state.ts';

/** The state everything on screen is drawn from, and the one way to change it. */
export type LiveStore = {
  readonly store: StoreApi<LiveState>;
  state(): LiveState;
  /** Replaces the state by what the reducer makes of it; the same object back changes nothing. */
  change(reducer: (state: LiveState) => LiveState): void;
};

export function createLiveStore(deps: LiveDeps): LiveStore {
  const store = createStore<LiveState>(() =>
    firstState({ ...deps, health: healthOf(deps), now: deps.timers.now() }),
  );
  return {
    store,
    state: store.getState,
    change: (reducer) => store.setState(reducer, true),
  };
}

function healthOf({ slos, alerts }: LiveDeps): readonly Health[] {
  return [
    firstHealth('prometheus', slos !== null),
    firstHealth('alertmanager', alerts?.source === 'alertmanager'),
    firstHealth('store', true),
  ];
}
