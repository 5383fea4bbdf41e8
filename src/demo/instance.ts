import { drawCount, type Random, seededRandom, seedOf } from './random.ts';
import type { DemoService } from './services.ts';
import { requestRate, sharesAt } from './traffic.ts';

/** Upper bounds of the latency buckets, seconds, as the label `le` shows them. */
export const latencyBounds = ['0.05', '0.1', '0.2', '0.5', '1', '+Inf'] as const;

// How fast requests (up to 0.2 s) and slow ones spread over their three buckets, and the middle of
// each bucket in milliseconds.
const fastSpread = [0.62, 0.29];
const slowSpread = [0.78, 0.17];
const middles = [32, 71, 138, 310, 700, 1_600];

/** The counters of one process of a service; they grow when time is advanced. */
export type Instance = {
  readonly service: DemoService;
  readonly name: string;
  /** Requests by status, in the order of `service.statuses`. */
  readonly byStatus: number[];
  /** Cumulative, in the order of `latencyBounds`. */
  readonly buckets: number[];
  sumMilliseconds: number;
  readonly random: Random;
  readonly index: number;
};

/** A process that has been running for a while. */
export function startInstance(service: DemoService, index: number, seed: number): Instance {
  const name = service.instances[index] ?? service.name;
  const instance = {
    service,
    name,
    index,
    byStatus: service.statuses.map(() => 0),
    buckets: latencyBounds.map(() => 0),
    sumMilliseconds: 0,
    random: seededRandom(seed ^ seedOf(name)),
  };
  const twoHours = 7_200 * (service.requestsPerSecond / service.instances.length);
  count(instance, twoHours, service);
  return instance;
}

/** Lets the requests of `(from, to]` happen. `end` is the end of the history; all three in ms. */
export function advance(instance: Instance, from: number, to: number, end: number): void {
  const { service, index } = instance;
  const restarted = service.restarts.some(
    (restart) => restart.instance === index && within(from, end - restart.ago, to),
  );
  if (restarted) reset(instance);
  const middle = (from + to) / 2;
  const rate = requestRate(service, middle, end - middle) / service.instances.length;
  count(instance, (rate * (to - from)) / 1000, sharesAt(service, index, end - middle));
}

function within(from: number, at: number, to: number): boolean {
  return at > from && at <= to;
}

function reset(instance: Instance): void {
  instance.byStatus.fill(0);
  instance.buckets.fill(0);
  instance.sumMilliseconds = 0;
}

function count(instance: Instance, expected: number, shares: { failed: number; slow: number }) {
  const total = drawCount(expected, instance.random);
  if (total === 0) return;
  countStatuses(instance, total, shares.failed);
  countLatencies(instance, total, shares.slow);
}

function countStatuses({ service, byStatus, random }: Instance, total: number, share: number) {
  let left = total;
  for (let at = service.statuses.length - 1; at > 0; at--) {
    const status = service.statuses[at] ?? '';
    const drawn = drawCount(total * shareOf(service, status, share), random);
    const part = Math.min(left, share === 1 && status === '500' ? left : drawn);
    byStatus[at] = (byStatus[at] ?? 0) + part;
    left -= part;
  }
  byStatus[0] = (byStatus[0] ?? 0) + left;
}

/** Clients' own mistakes are 1 % of requests; failures are shared among the 5xx there are. */
function shareOf({ statuses }: DemoService, status: string, failed: number): number {
  if (!status.startsWith('5')) return failed === 1 ? 0 : 0.01;
  return failed / statuses.filter((one) => one.startsWith('5')).length;
}

function countLatencies(instance: Instance, total: number, slowShare: number) {
  const { random, buckets } = instance;
  const slow = Math.min(total, drawCount(total * slowShare, random));
  const parts = [...spread(total - slow, fastSpread), ...spread(slow, slowSpread)];
  let below = 0;
  parts.forEach((part, at) => {
    below += part;
    buckets[at] = (buckets[at] ?? 0) + below;
    instance.sumMilliseconds += part * (middles[at] ?? 0);
  });
}

function spread(total: number, shares: readonly number[]): number[] {
  const parts = shares.map((share) => Math.floor(total * share));
  return [...parts, total - parts.reduce((sum, part) => sum + part, 0)];
}
