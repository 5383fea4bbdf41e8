const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A span of the past, in ms before the end of the history; `until: null` goes on for as long as the demo runs. */
export type Span = { readonly from: number; readonly until: number | null };

/** A span in which a larger share of requests fails or takes longer than 200 ms. */
export type Episode = Span & {
  readonly failed?: number;
  readonly slow?: number;
  /** Index of the one process in which it does; in all of them when left out. */
  readonly instance?: number;
};

/** One made-up service: how much it is asked, what share goes wrong, and what happened to it. */
export type DemoService = {
  readonly name: string;
  readonly instances: readonly string[];
  /** Mean over a day, all instances together. */
  readonly requestsPerSecond: number;
  readonly failed: number;
  readonly slow: number;
  readonly statuses: readonly string[];
  readonly episodes: readonly Episode[];
  /** Counters start again at zero; `instance` is an index. */
  readonly restarts: readonly { readonly instance: number; readonly ago: number }[];
  /** No sample was taken. */
  readonly gaps: readonly Span[];
  /** Nobody asks anything. */
  readonly idle: Span | null;
};

function service(
  name: string,
  requestsPerSecond: number,
  more: Partial<Omit<DemoService, 'name' | 'requestsPerSecond'>> = {},
): DemoService {
  return {
    name,
    requestsPerSecond,
    instances: [`${name}-1`, `${name}-2`],
    failed: 0.0001,
    slow: 0.004,
    statuses: ['200', '500'],
    episodes: [],
    restarts: [],
    gaps: [],
    idle: null,
    ...more,
  };
}

const ago = (from: number, until: number | null): Span => ({ from, until });

/** The services that have data, each with one story to tell. */
export const demoServices: readonly DemoService[] = [
  service('api-service', 48, {
    instances: ['api-service-1', 'api-service-2', 'api-service-3'],
    statuses: ['200', '404', '500', '503'],
    failed: 0.0002,
    episodes: [
      { ...ago(19 * day, 19 * day - 20 * minute), failed: 0.3, slow: 0.35 },
      { ...ago(6 * day, 6 * day - 30 * minute), failed: 0.45, slow: 0.5 },
      // One process of three is broken: 3.1 % of the service's requests fail.
      { ...ago(35 * minute, null), failed: 0.093, slow: 0.15, instance: 2 },
    ],
    restarts: [{ instance: 1, ago: 2 * day }],
  }),
  service('checkout', 12, {
    statuses: ['200', '404', '500'],
    slow: 0.003,
    episodes: [
      { ...ago(12 * day, 12 * day - 20 * minute), failed: 0.5 },
      { ...ago(80 * minute, null), slow: 0.021 },
    ],
  }),
  service('payments', 6, {
    episodes: [{ ...ago(11 * day, 11 * day - 70 * minute), failed: 1 }],
  }),
  service('search', 25, { slow: 0.006, idle: ago(9 * hour, null) }),
  service('inventory', 9, { gaps: [ago(4 * day, 4 * day - 3 * hour)] }),
  service('auth', 30, {
    // No 5xx was ever counted: there is no such series.
    statuses: ['200', '401'],
    failed: 0,
    slow: 0.002,
    restarts: [
      { instance: 0, ago: 24 * day },
      { instance: 1, ago: 24 * day - 10 * minute },
      { instance: 0, ago: 9 * day },
      { instance: 1, ago: 9 * day - 10 * minute },
      { instance: 0, ago: 40 * minute },
    ],
  }),
  service('notifications', 5, {
    episodes: [{ ...ago(30 * hour, null), failed: 0.004 }],
  }),
  service('recommendations', 20, {
    slow: 0.007,
    episodes: [{ ...ago(20 * hour, null), failed: 0.0021 }],
  }),
  service('shipping', 4, {
    failed: 0.00002,
    episodes: [{ ...ago(38 * minute, 8 * minute), failed: 0.1, slow: 0.03 }],
  }),
];

/** Configured, but no metric of it has ever been seen. */
export const serviceWithoutData = 'reports';
