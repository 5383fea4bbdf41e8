import { budgetMinutes } from '../../src/slo/budget.ts';
import { burnWindows } from '../../src/slo/burn.ts';
import type { DataState, SloState, SloStatus } from '../../src/slo/status.ts';
import { fixtureNow, minute } from './fixture-time.ts';

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
