import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type PollerOptions, startPoller } from '../../src/sources/poller.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

type Read = PromiseWithResolvers<number> & { readonly at: number; readonly signal: AbortSignal };

/** A poller each of whose reads ends when the test says so. */
function poll(options: Partial<PollerOptions<number>> = {}) {
  const reads: Read[] = [];
  const results: number[] = [];
  const errors: unknown[] = [];
  const poller = startPoller<number>({
    read: (signal) => {
      const read = { ...Promise.withResolvers<number>(), at: Date.now(), signal };
      reads.push(read);
      return read.promise;
    },
    everySeconds: 10,
    onResult: (value) => results.push(value),
    onError: (error) => errors.push(error),
    random: () => 0,
    ...options,
  });
  const last = () => reads.at(-1) as Read;
  const passes = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  return {
    poller,
    reads,
    results,
    errors,
    passes,
    succeed: async (value = 1) => {
      last().resolve(value);
      await passes(0);
    },
    fail: async () => {
      last().reject(new Error('down'));
      await passes(0);
    },
    startedAt: () => reads.map(({ at }) => at),
  };
}

test('it reads at once and then every so often', async () => {
  const { results, passes, succeed, startedAt } = poll();
  await succeed(1);
  await passes(9_999);
  expect(startedAt()).toEqual([0]);
  await passes(1);
  await succeed(2);
  expect(startedAt()).toEqual([0, 10_000]);
  expect(results).toEqual([1, 2]);
});

test('a slow read is never overtaken by another', async () => {
  const { poller, reads, passes, succeed } = poll();
  await passes(60_000);
  poller.refreshNow();
  poller.pause();
  poller.resume();
  await passes(60_000);
  expect(reads).toHaveLength(1);
  await succeed();
  expect(reads).toHaveLength(2);
});

test('many wishes to refresh during a read bring one more read', async () => {
  const { poller, reads, passes, succeed } = poll();
  for (let nth = 0; nth < 5; nth += 1) poller.refreshNow();
  await succeed();
  expect(reads).toHaveLength(2);
  await succeed();
  await passes(9_999);
  expect(reads).toHaveLength(2);
});

test('after failures it waits longer and longer, to a limit, and recovers by itself', async () => {
  const { errors, passes, fail, succeed, startedAt } = poll({ backoffSeconds: 60 });
  await fail();
  for (const seconds of [10, 20, 40, 60, 60]) {
    await passes(seconds * 1000);
    await fail();
  }
  expect(startedAt()).toEqual([0, 10, 30, 70, 130, 190].map((seconds) => seconds * 1000));
  expect(errors).toHaveLength(6);
  await passes(60_000);
  await succeed();
  await passes(10_000);
  expect(startedAt().at(-1)).toBe(260_000);
});

test('chance shortens waits, more after a failure', async () => {
  const { passes, fail, succeed, startedAt } = poll({ random: () => 1, jitter: 0.2 });
  await succeed();
  await passes(8_000);
  await fail();
  await passes(5_000);
  expect(startedAt()).toEqual([0, 8_000, 13_000]);
});

test('stop aborts the read under way and reports nothing after it', async () => {
  const { poller, reads, results, errors, passes, fail } = poll();
  poller.stop();
  expect(reads[0]?.signal.aborted).toBe(true);
  await fail();
  poller.refreshNow();
  poller.resume();
  await passes(600_000);
  expect([reads.length, results, errors]).toEqual([1, [], []]);
  expect(vi.getTimerCount()).toBe(0);
});

test('paused it reads only when asked; resumed it reads at once', async () => {
  const { poller, reads, passes, succeed } = poll();
  await succeed();
  poller.pause();
  await passes(600_000);
  expect(reads).toHaveLength(1);
  poller.refreshNow();
  await succeed();
  await passes(600_000);
  expect(reads).toHaveLength(2);
  poller.resume();
  expect(reads).toHaveLength(3);
  await succeed();
  await passes(10_000);
  expect(reads).toHaveLength(4);
});

test('a machine that slept brings one read soon after it wakes', async () => {
  const { reads, passes, succeed } = poll({ everySeconds: 3600 });
  await succeed();
  await passes(1_000);
  vi.setSystemTime(Date.now() + 8 * 3_600_000);
  await passes(30_000);
  expect(reads).toHaveLength(2);
  await succeed();
  await passes(60_000);
  expect(reads).toHaveLength(2);
});

test('a clock that is set back does not stop it', async () => {
  const { reads, passes, succeed } = poll({ everySeconds: 60 });
  await succeed();
  await passes(1_000);
  vi.setSystemTime(Date.now() - 24 * 3_600_000);
  await passes(59_000);
  expect(reads).toHaveLength(2);
});

test('an interval of months does not overflow into a busy loop', async () => {
  const { reads, passes, succeed } = poll({ everySeconds: 60 * 86_400 });
  await succeed();
  await passes(3_600_000);
  expect(reads).toHaveLength(1);
});
