import type { Config } from '../../config/config.ts';
import { type AlertFeed, alertmanagerFeed, prometheusAlertFeed } from '../../live/alert-feed.ts';
import { readAttribution } from '../../live/attribution.ts';
import { systemTimers } from '../../live/clock.ts';
import { createLive, type Live } from '../../live/create-live.ts';
import { readHandoff } from '../../live/handoff/read-handoff.ts';
import { readIncidentCost } from '../../live/incident-cost.ts';
import { readLatencyHistory } from '../../live/latency-history.ts';
import type { Effects } from '../../live/live-deps.ts';
import { pastAlertFeed } from '../../live/past-alerts.ts';
import { schedulesOf } from '../../live/selectors/schedules.ts';
import type { OutboxCount, Setup } from '../../live/state.ts';
import { keepingStore } from '../../offline/keeping-store.ts';
import { openShelf } from '../../offline/open-shelf.ts';
import type { Contents } from '../../offline/outbox.ts';
import { peopleOn } from '../../oncall/people-on.ts';
import type { SloStatus } from '../../slo/status.ts';
import type { AlertmanagerSource } from '../../sources/alertmanager/alertmanager-source.ts';
import { openAlertmanager } from '../../sources/alertmanager/open-alertmanager.ts';
import { openPrometheus } from '../../sources/prometheus/open-prometheus.ts';
import type { PrometheusSource } from '../../sources/prometheus/prometheus-source.ts';
import { SourceError } from '../../sources/source-error.ts';
import { contactsOf } from '../contacts.ts';
import { calendarsOf } from '../oncall/calendars-of.ts';
import { feedFor } from '../slo/feed-for.ts';
import { storeOpening } from '../store-opening.ts';

export type OpenedLive = {
  readonly live: Live;
  close(): Promise<void>;
};

type Opening = {
  /** The moment to show instead of now, ms since the epoch. */
  readonly startAt: number | null;
  /** Called with a line about what was done to the store without being asked for. */
  readonly remark: (line: string) => void;
};

/** Wires what the configuration names to a live state. Nothing is asked before it starts. */
export function openLive(
  config: Config,
  firstScreen: 'overview' | 'side',
  effects: Effects,
  { startAt, remark }: Opening,
): OpenedLive {
  const prometheus = config.prometheus && openPrometheus(config.prometheus);
  const alertmanager = config.alertmanager && openAlertmanager(config.alertmanager);
  const shelf = openShelf(config);
  const store = storeOpening(config.store, { ...config.incidents, remark }, shelf);
  const keeping = keepingStore(store.open, shelf);
  const calendars = config.calendars.length === 0 ? null : calendarsOf(config);
  const live = createLive({
    setup: setupOf(config),
    firstScreen,
    slos: prometheus && feedFor(config, prometheus),
    alerts: alertFeed(alertmanager, prometheus),
    latency: prometheus && ((slo, at, signal) => readLatencyHistory(prometheus, slo, at, signal)),
    incidentCost:
      prometheus &&
      ((slo, incident, moment) => readIncidentCost(prometheus, slo, incident, moment)),
    attribution:
      prometheus &&
      ((slo, { window, at }, signal) =>
        readAttribution(prometheus, slo, window, { signal, at: at ?? Date.now() })),
    handoff: (at, statuses, signal) =>
      readHandoff(
        {
          store: keeping.open,
          schedule: schedulesOf(live.store.getState())[0] ?? null,
          ...{ prometheus, alertmanager },
          statuses: async () => known(statuses),
        },
        { at, asked: null, signal },
      ),
    past: (at) => ({
      slos: prometheus && feedFor(config, prometheus, at),
      alerts: prometheus && pastAlertFeed(prometheus, at),
    }),
    ...(startAt === null ? {} : { startAt }),
    incidents: keeping.open,
    kept: {
      lastKnown: shelf.lastKnown.load,
      count: async () => countOf(await shelf.outbox.read()),
      send: keeping.sendWaiting,
      tell: shelf.sender.tell,
    },
    overrides: async () => (await store.open()).overrides,
    plans: calendars?.read ?? null,
    cost: () => prometheus?.cost() ?? { requests: 0, bytes: 0, seconds: 0 },
    links: { prometheus: prometheus?.url ?? null, alertmanager: alertmanager?.url ?? null },
    timers: systemTimers,
    effects,
  });
  return {
    live,
    close: async () => {
      live.stop();
      prometheus?.close();
      alertmanager?.close();
      await calendars?.close();
      await store.close();
    },
  };
}

function countOf({ entries, damaged }: Contents): OutboxCount {
  const waiting = entries.filter(({ setAside }) => setAside === null).length;
  return { waiting, keptAside: entries.length - waiting + damaged.length };
}

function setupOf(config: Config): Setup {
  const { roles, warRoom } = config.incidents;
  return {
    environment: config.name,
    user: config.user,
    timeZones: config.timeZones,
    refreshSeconds: config.refreshSeconds,
    process: { roles, warRoom, people: namesOf(config), contacts: contactsIn(config) },
    rota: { schedules: config.schedules, timeZones: timeZonesIn(config) },
    configured: {
      slos: config.slos.length > 0,
      schedule: config.schedules.length > 0,
      prometheus: config.prometheus !== null,
    },
  };
}

function contactsIn({ people }: Config): Readonly<Record<string, string>> {
  return Object.fromEntries(people.map(({ name }) => [name, contactsOf(name, people)]));
}

function timeZonesIn({ people }: Config): Readonly<Record<string, string>> {
  return Object.fromEntries(
    people.flatMap(({ name, timeZone }) => (timeZone === null ? [] : [[name, timeZone]])),
  );
}

/** Everybody the configuration knows. */
function namesOf({ people, schedules, user }: Config): readonly string[] {
  const described = people.map(({ name }) => name);
  return [...new Set([user, ...described, ...schedules.flatMap(peopleOn)])];
}

function alertFeed(
  alertmanager: AlertmanagerSource | null,
  prometheus: PrometheusSource | null,
): AlertFeed | null {
  if (alertmanager !== null) return alertmanagerFeed(alertmanager);
  return prometheus && prometheusAlertFeed(prometheus);
}

function known(statuses: readonly SloStatus[] | null): readonly SloStatus[] {
  if (statuses !== null) return statuses;
  throw new SourceError('failed', 'the SLOs have not been read yet');
}
