import type { StoreApi } from 'zustand/vanilla';
import type { Poller } from '../sources/poller.ts';
import type { Actions } from './actions.ts';
import { createBurnDownReader } from './burn-down-reader.ts';
import { startClock } from './clock.ts';
import { createCostReader } from './cost-reader.ts';
import { flashExpired } from './flash.ts';
import { createHandoffReader } from './handoff-reader.ts';
import { createDetailReader } from './incident-detail.ts';
import type { LiveDeps } from './live-deps.ts';
import { createLiveStore } from './live-store.ts';
import { createOutsideActions } from './outside-actions.ts';
import { createOverrideActions } from './override-actions.ts';
import { type Polled, type Polling, startPollers } from './pollers.ts';
import { createRefreshActions } from './refresh-actions.ts';
import { createResolvedReader } from './resolved-reader.ts';
import { createScreenActions } from './screen-actions.ts';
import { createSloReaders } from './slo-readers.ts';
import type { LiveState } from './state.ts';
import { createTimeActions } from './time-actions.ts';
import { createTimeTravel } from './time-travel.ts';
import { withOnCall } from './with-on-call.ts';
import { createWriteActions } from './write-actions.ts';

/** What the screens show and what keys may do. */
export type Live = {
  readonly store: StoreApi<LiveState>;
  readonly actions: Actions;
  /** Settles when everything that is polled has answered or failed once. */
  readonly firstAnswers: Promise<void>;
  /** Reads everything again, at once: after the program was stopped for a while. */
  refresh(): void;
  start(): void;
  stop(): void;
};

export function createLive(deps: LiveDeps): Live {
  const { now } = deps.timers;
  const live = createLiveStore(deps);
  const pollers = new Map<Polled, Poller>();
  const detail = createDetailReader(live, deps.incidents, now);
  const travel = createTimeTravel({
    ...{ deps, live },
    onLeave: () => stopAll(pollers),
    onReturn: () => startAll(),
    onRead: () => {
      first.allAnswered();
      void detail.read();
    },
  });
  const feed = () => (travel.sources() ?? deps).slos;
  const readers = [
    ...createSloReaders(live, deps),
    createResolvedReader(live, deps),
    createCostReader(live, deps),
    createHandoffReader(live, deps),
  ];
  const burnDown = createBurnDownReader(live, feed, deps.timers);
  const first = firstAnswersOf(deps);
  const tick = (at: number): void =>
    live.change((state) => flashExpired(withOnCall({ ...state, now: state.past?.at ?? at }), at));
  const clock = startClock(deps.timers, tick);
  const readAgain = (): void => {
    pollers.get('incidents')?.refreshNow();
    void detail.read();
  };
  const readOverrides = (): void => pollers.get('overrides')?.refreshNow();
  const screen = createScreenActions(live, now);
  const atNow = createRefreshActions(live, pollers);
  const refreshing = createTimeActions(live, travel, screen.flash, atNow);
  const polling: Polling = {
    ...{ deps, live, onAnswer: first.answered },
    onIncidents: () => detail.read(),
    onStoreChange: () => readOverrides(),
  };
  function startAll(): void {
    for (const [name, poller] of startPollers(polling)) pollers.set(name, poller);
  }
  let unsubscribe: (() => void) | null = null;

  return {
    store: live.store,
    firstAnswers: first.all,
    actions: {
      ...screen,
      ...refreshing,
      ...createWriteActions({ deps, live, readAgain }),
      ...createOverrideActions({ deps, live, readAgain: readOverrides }),
      ...createOutsideActions(live, deps, screen.flash),
    },
    refresh: () => {
      tick(now());
      refreshing.refresh('all');
    },
    start: () => {
      unsubscribe = live.store.subscribe((state) => {
        clock.changed(state);
        detail.changed();
        burnDown.changed();
        for (const reader of readers) reader.changed();
      });
      tick(now());
      if (deps.startAt === undefined) startAll();
      else travel.goTo(deps.startAt);
    },
    stop: () => {
      unsubscribe?.();
      clock.stop();
      burnDown.stop();
      for (const reader of readers) reader.stop();
      travel.stop();
      stopAll(pollers);
    },
  };
}

function stopAll(pollers: Map<Polled, Poller>): void {
  for (const poller of pollers.values()) poller.stop();
  pollers.clear();
}

function firstAnswersOf({ slos, alerts, setup, plans }: LiveDeps) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const awaited = new Set<Polled>(['incidents']);
  if (slos !== null) awaited.add('slos').add('long-windows');
  if (alerts !== null) awaited.add('alerts');
  if (setup.rota.schedules.length > 0) awaited.add('overrides');
  if (plans !== null) awaited.add('plans');
  return {
    all: promise,
    allAnswered: resolve,
    answered: (polled: Polled): void => {
      awaited.delete(polled);
      if (awaited.size === 0) resolve();
    },
  };
}
