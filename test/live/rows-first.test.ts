import { expect, test } from 'vitest';
import { noBurnDown } from '../../src/live/burn-down.ts';
import { rowsFirst } from '../../src/live/rows-first.ts';
import type { SloFeed } from '../../src/live/slo-feed.ts';
import { SourceError } from '../../src/sources/source-error.ts';

const { signal } = new AbortController();

/** A feed whose short windows end when told, and the readings of it in order. */
function slowFeed() {
  const read: string[] = [];
  const fast = Promise.withResolvers<[]>();
  const feed: SloFeed = {
    readFast: () => {
      read.push('short begins');
      return fast.promise;
    },
    readSlow: async () => {
      read.push('long begins');
      return [];
    },
    afterFailure: () => [],
    burnDown: async (sloId) => ({ sloId, ...noBurnDown }),
  };
  return { feed: rowsFirst(feed), read, fast };
}

test('long windows begin when the rows are there, and whoever waits for these has seen them', async () => {
  const { feed, read, fast } = slowFeed();
  const shown = feed.readFast(signal).then(() => read.push('rows shown'));
  const long = feed.readSlow(signal);
  fast.resolve([]);
  await Promise.all([shown, long]);
  expect(read).toEqual(['short begins', 'rows shown', 'long begins']);
});

test('short windows that fail keep nothing from the long ones', async () => {
  const { feed, read, fast } = slowFeed();
  const failed = feed.readFast(signal);
  const long = feed.readSlow(signal);
  fast.reject(new SourceError('failed', 'Prometheus is away'));
  await expect(failed).rejects.toThrow('away');
  await long;
  expect(read).toEqual(['short begins', 'long begins']);
});

test('without short windows under way nothing waits', async () => {
  const { feed, read } = slowFeed();
  await feed.readSlow(signal);
  expect(read).toEqual(['long begins']);
});
