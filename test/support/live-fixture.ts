import type { Incident } from '../../src/incidents/incident.ts';
import type { Alert } from '../../src/live/alert.ts';
import { received, waiting } from '../../src/live/remote.ts';
import type { LiveState, Rota } from '../../src/live/state.ts';
import { firstView } from '../../src/live/view-moves.ts';
import { budgetMinutes } from '../../src/slo/budget.ts';
import { burnWindows } from '../../src/slo/burn.ts';
import type { DataState, SloState, SloStatus } from '../../src/slo/status.ts';
import type { Tile } from '../../src/slo/tile.ts';
import { aProcess } from './live-state.ts';
import { layerOf, scheduleOf } from './schedules.ts';

/** Tuesday, 24 November 2026, 14:32:07 UTC. */
export const fixtureNow = Date.UTC(2026, 10, 24, 14, 32, 7);

/** alice's week, bob's next; alice sleeps in another zone than bob. */
export const fixtureRota: Rota = {
  schedules: [
    scheduleOf(
      [
        layerOf({
          starts: '2026-11-23T09:00',
          turnName: 'week',
          turns: [
            { primary: 'alice', secondary: 'bob', escalation: 'charlie' },
            { primary: 'bob', secondary: 'charlie', escalation: 'alice' },
            { primary: 'charlie', secondary: 'alice', escalation: 'bob' },
          ],
        }),
      ],
      { name: 'on-call' },
    ),
  ],
  timeZones: { alice: 'Europe/London', bob: 'Pacific/Auckland' },
};

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** What a test wants to be special about an SLO. */
type SloWishes = {
  readonly service: string;
  readonly name: string;
  readonly objective?: number;
  readonly target?: string;
  readonly state?: SloState;
  readonly data?: DataState;
  readonly reason?: string;
  readonly at?: number | null;
  readonly now?: number | null;
  readonly left?: number | null;
  /** Burn rates of 5m, 30m, 1h, 2h, 6h, 1d, 3d. */
  readonly burn?: readonly (number | null)[];
  readonly alert?: SloStatus['alert'];
  readonly alertTimes?: SloStatus['alertTimes'];
  readonly exhaustsInMs?: number;
};

const calm = [0.2, 0.3, 0.4, 0.3, 0.4, 0.5, 0.4];

export function sloStatus(wishes: SloWishes): SloStatus {
  const { service, name, objective = 0.999, data = 'ok', left = 0.9 } = wishes;
  const window = { label: '30d', seconds: 30 * 86_400 };
  const minutesTotal = budgetMinutes(objective, window.seconds);
  const total = left === null ? null : 1_200_000;
  const bad = left === null || total === null ? null : (1 - left) * (1 - objective) * total;
  return {
    slo: {
      id: `${service}/${name}`,
      service,
      name,
      objective,
      window,
      sli: eventsOf(service),
      target: wishes.target ?? `${objective * 100}%`,
      corrections: [],
      sameAs: null,
      runbook: null,
    },
    state: wishes.state ?? 'ok',
    data,
    reason: wishes.reason ?? null,
    at: wishes.at === undefined ? fixtureNow - 300 : wishes.at,
    sli: bad === null || total === null ? null : 1 - bad / total,
    now: wishes.now === undefined ? 0.9998 : wishes.now,
    counts: { bad, total },
    budget: {
      remaining: left,
      minutesLeft: left === null ? null : left * minutesTotal,
      minutesTotal,
      eventsLeft: left === null || total === null ? null : left * (1 - objective) * total,
      exhaustion:
        wishes.exhaustsInMs === undefined
          ? { kind: left === null ? 'unknown' : 'not-burning' }
          : { kind: 'at', at: fixtureNow + wishes.exhaustsInMs },
    },
    burn: burnWindows.map((one, index) => windowOf(one, wishes.burn ?? calm, index, objective)),
    alert: wishes.alert ?? null,
    alertTimes: wishes.alertTimes ?? null,
    coverage: left === null ? null : 27.4 / 30,
  };
}

function windowOf(
  { label, seconds }: (typeof burnWindows)[number],
  rates: readonly (number | null)[],
  index: number,
  objective: number,
) {
  const rate = rates[index] ?? null;
  const total = seconds / 2;
  const counts =
    rate === null ? { bad: null, total: null } : { bad: rate * (1 - objective) * total, total };
  return { label, seconds, counts, rate };
}

function eventsOf(service: string) {
  const matchers = [{ label: 'service', op: '=', value: service }] as const;
  const failed = { label: 'status', op: '=~', value: '5..' } as const;
  const metric = 'http_requests_total';
  return {
    bad: {
      kind: 'counters',
      terms: [{ sign: 1, metric, matchers: [...matchers, failed] }],
    },
    total: { kind: 'counters', terms: [{ sign: 1, metric, matchers }] },
  } as const;
}

/** One SLO in each state and in each data state, worst last so that sorting shows. */
export const fixtureSlos: readonly SloStatus[] = [
  sloStatus({ service: 'web', name: 'availability', left: 0.998, burn: [0, 0, 0, 0, 0, 0.1, 0.1] }),
  sloStatus({
    service: 'search',
    name: 'availability',
    data: 'no-traffic',
    now: null,
    left: 1,
    burn: [null, null, null, null, null, null, 0],
  }),
  sloStatus({
    service: 'billing',
    name: 'availability',
    data: 'no-data',
    reason: 'no series match http_requests_total{service="billing"}',
    at: null,
    now: null,
    left: null,
    burn: [],
  }),
  sloStatus({
    service: 'auth',
    name: 'latency',
    objective: 0.99,
    target: 'p99 < 200ms',
    data: 'failed',
    reason: 'Prometheus answered 503 Service Unavailable',
    at: fixtureNow - 12 * minute,
    now: 0.9951,
    left: 0.55,
  }),
  sloStatus({
    service: 'mail',
    name: 'delivery',
    data: 'stale',
    reason: 'no answer for 4 minutes',
    at: fixtureNow - 4 * minute,
    now: 0.9993,
    left: 0.71,
  }),
  sloStatus({
    service: 'orders',
    name: 'availability',
    state: 'exhausted',
    now: 0.9996,
    left: -0.12,
    burn: [0.4, 0.5, 0.8, 0.9, 1.1, 1, 1.2],
  }),
  sloStatus({
    service: 'images',
    name: 'availability',
    state: 'silent-burn',
    now: 0.9985,
    left: 0.41,
    burn: [1.5, 1.9, 2.1, 2, 2.2, 2.4, 1.1],
  }),
  sloStatus({
    service: 'payments',
    name: 'availability',
    state: 'recovering',
    now: 0.9999,
    left: 0.34,
    burn: [0.1, 2, 15.2, 8.1, 3, 1.2, 0.8],
    alert: { severity: 'page', factor: 14.4, long: '1h', short: '5m' },
  }),
  sloStatus({
    service: 'checkout',
    name: 'latency',
    objective: 0.99,
    target: 'p99 < 200ms',
    state: 'ticket',
    now: 0.987,
    left: 0.68,
    burn: [1.3, 2.4, 2.1, 3.3, 3.2, 3.4, 1.2],
    alert: { severity: 'ticket', factor: 3, long: '1d', short: '2h' },
  }),
  sloStatus({
    service: 'api-service',
    name: 'availability',
    state: 'page',
    now: 0.9921,
    left: 0.2306,
    burn: [31.2, 24.4, 14.9, 11.1, 6.2, 2.8, 1.1],
    alert: { severity: 'page', factor: 14.4, long: '1h', short: '5m' },
    exhaustsInMs: 112 * minute,
  }),
];

export function incident(wishes: Partial<Incident> & Pick<Incident, 'id' | 'title'>): Incident {
  return {
    severity: 'SEV-3',
    state: 'triggered',
    declaredAt: fixtureNow - 192 * second,
    declaredBy: 'alertmanager',
    triggeredAt: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    resolvedAt: null,
    resolvedBy: null,
    resolution: null,
    escalationPolicy: null,
    escalationLevel: 0,
    escalatedAt: null,
    escalatedBy: null,
    escalatesAt: null,
    remindsAt: null,
    slo: null,
    channel: null,
    mitigatedAt: null,
    mitigatedBy: null,
    warRoom: null,
    roles: {},
    updatedAt: null,
    updateDueAt: null,
    mergedInto: null,
    links: [],
    actionItems: [],
    version: 1,
    ...wishes,
  };
}

export const fixtureIncidents: readonly Incident[] = [
  incident({
    id: 'INC-38',
    title: 'Checkout page blank for Safari users',
    severity: 'SEV-2',
    state: 'resolved',
    declaredAt: fixtureNow - 2 * day,
    acknowledgedAt: fixtureNow - 2 * day + minute,
    acknowledgedBy: 'charlie',
    resolvedAt: fixtureNow - 46 * hour,
    resolvedBy: 'charlie',
    resolution: 'rolled back',
  }),
  incident({
    id: 'INC-40',
    title: 'slow search',
    state: 'acknowledged',
    declaredAt: fixtureNow - 65 * minute,
    acknowledgedAt: fixtureNow - hour,
    acknowledgedBy: 'bob',
  }),
  incident({
    id: 'INC-42',
    title: 'API 5xx',
    severity: 'SEV-1',
    escalatesAt: fixtureNow + 108 * second,
    slo: 'api-service/availability',
    channel: '#inc-42',
  }),
];

function alert(wishes: Partial<Alert> & Pick<Alert, 'id' | 'name'>): Alert {
  return {
    state: 'firing',
    severity: null,
    service: null,
    summary: null,
    runbook: null,
    labels: {},
    since: fixtureNow - 4 * minute,
    silencedBy: null,
    silencedUntil: null,
    ...wishes,
  };
}

export const fixtureAlerts: readonly Alert[] = [
  alert({
    id: 'a1',
    name: 'ErrorBudgetBurn',
    severity: 'page',
    service: 'api-service',
    summary: 'api-service burns its error budget 14.4 times too fast',
    labels: { alertname: 'ErrorBudgetBurn', service: 'api-service', severity: 'page' },
  }),
  alert({
    id: 'a2',
    name: 'HighLatency',
    severity: 'warning',
    service: 'checkout',
    since: fixtureNow - 3 * hour,
    summary: 'p99 over 200 ms',
  }),
  alert({ id: 'a3', name: 'DiskWillFill', state: 'pending', since: fixtureNow - 40 * second }),
  alert({
    id: 'a4',
    name: 'CertificateExpiry',
    state: 'silenced',
    since: fixtureNow - day,
    silencedBy: 'alice',
    silencedUntil: Date.UTC(2026, 10, 24, 15),
  }),
];

/** Budget of the paging SLO over its window: a slow burn, an outage, a plateau, the outage of now. */
function burnDownPoints(): readonly (readonly [number, number])[] {
  const from = fixtureNow - 30 * day;
  return Array.from({ length: 121 }, (_, index) => {
    const x = index / 120;
    const earlier = x < 0.35 ? 0 : 0.22;
    const last = x < 0.97 ? 0 : ((x - 0.97) / 0.03) * 0.3;
    return [from + x * 30 * day, 1 - 0.25 * x - earlier - last] as const;
  });
}

/** The events behind these points, of a budget of 1,200. */
function burnDownTiles(): readonly Tile[] {
  const points = burnDownPoints();
  return points.slice(1).map(([at, left], index) => {
    const spent = (points[index]?.[1] ?? left) - left;
    return { at, bad: spent * 1_200, total: 10_000 };
  });
}

/** A whole state like the picture of the design, with one of everything. */
export function liveFixture(change: Partial<LiveState> = {}): LiveState {
  return {
    setup: {
      environment: 'prod',
      user: 'alice',
      timeZones: ['Europe/London', 'America/New_York'],
      refreshSeconds: 15,
      process: aProcess,
      rota: fixtureRota,
      configured: { slos: true, schedule: true, prometheus: true },
    },
    now: fixtureNow,
    past: null,
    slos: received(fixtureSlos, fixtureNow - 300),
    incidents: received(fixtureIncidents, fixtureNow - 800),
    resolved: waiting,
    alerts: received(fixtureAlerts, fixtureNow - 300),
    overrides: received([], fixtureNow),
    plans: waiting,
    onCall: received(
      {
        at: fixtureNow,
        schedule: 'on-call',
        timeZone: 'Europe/London',
        primary: 'alice',
        secondary: 'bob',
        escalation: 'charlie',
        reason: 'week 1',
        overrides: [],
        until: Date.UTC(2026, 10, 30, 9),
        next: {
          primary: 'bob',
          secondary: 'charlie',
          escalation: 'alice',
          reason: 'week 2',
          from: Date.UTC(2026, 10, 30, 9),
        },
      },
      fixtureNow,
    ),
    incident: received(
      {
        incident: fixtureIncidents[2] ?? incident({ id: 'INC-42', title: 'API 5xx' }),
        events: [
          {
            seq: 91,
            incidentId: 'INC-42',
            at: fixtureNow - 192 * second,
            actor: 'alertmanager',
            kind: 'declared',
            text: 'declared SEV-1: API 5xx',
          },
          {
            seq: 92,
            incidentId: 'INC-42',
            at: fixtureNow - 60 * second,
            actor: 'bob',
            kind: 'note',
            text: 'Deploy 4711 went out at 14:26; the errors begin with it. Looking at the connection pool of the payments database before rolling back.',
          },
        ],
      },
      fixtureNow,
    ),
    incidentCosts: waiting,
    burnDown: received(
      {
        sloId: 'api-service/availability',
        points: burnDownPoints(),
        tiles: burnDownTiles(),
        tileSeconds: 21_600,
      },
      fixtureNow - 300,
    ),
    latency: waiting,
    attribution: waiting,
    handoff: waiting,
    sloIncidents: received(fixtureIncidents.slice(2), fixtureNow - 800),
    health: [
      { name: 'prometheus', status: 'ok', at: fixtureNow - 300, error: null },
      { name: 'alertmanager', status: 'ok', at: fixtureNow - 300, error: null },
      { name: 'store', status: 'ok', at: fixtureNow - 800, error: null },
    ],
    storeAheadMs: null,
    cost: { requests: 9, bytes: 18_000, seconds: 0.34 },
    filling: null,
    pending: [],
    outbox: { waiting: 0, keptAside: 0 },
    flash: null,
    undo: null,
    paused: false,
    view: firstView('overview'),
    ...change,
  };
}
