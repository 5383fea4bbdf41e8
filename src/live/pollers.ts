import type { Poller } from '../sources/poller.ts';
import type { LiveDeps } from './live-deps.ts';
import type { LiveStore } from './live-store.ts';
import { pollAlerts } from './poll-alerts.ts';
import { pollIncidents } from './poll-incidents.ts';
import { pollOverrides } from './poll-overrides.ts';
import { pollPlans } from './poll-plans.ts';
import { pollLongWindows, pollShortWindows } from './poll-slos.ts';
import { rowsFirst } from './rows-first.ts';

/** What is polled. */
export type Polled = 'slos' | 'long-windows' | 'alerts' | 'incidents' | 'overrides' | 'plans';

/** What each poller works with. */
export type Polling = {
  readonly deps: LiveDeps;
  readonly live: LiveStore;
  /** Called after each reading, good or bad. */
  readonly onAnswer: (polled: Polled) => void;
  /** The incidents changed: what is open may have, too. */
  readonly onIncidents: () => void;
  /** Something in the store changed, by whomever. */
  readonly onStoreChange: () => void;
};

/** Starts a poller for everything there is to read. */
export function startPollers(polling: Polling): ReadonlyMap<Polled, Poller> {
  const { slos, alerts, setup, plans } = polling.deps;
  const pollers = new Map<Polled, Poller>();
  if (slos !== null) {
    const feed = rowsFirst(slos);
    pollers.set('slos', pollShortWindows(polling, feed));
    pollers.set('long-windows', pollLongWindows(polling, feed));
  }
  if (alerts !== null) pollers.set('alerts', pollAlerts(polling, alerts));
  pollers.set('incidents', pollIncidents(polling));
  if (setup.rota.schedules.length > 0) pollers.set('overrides', pollOverrides(polling));
  if (plans !== null) pollers.set('plans', pollPlans(polling, plans));
  return pollers;
}
