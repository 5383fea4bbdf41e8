import { describe, expect, test } from 'vitest';
import { noBurnDown } from '../../src/live/burn-down.ts';
import type { Filling } from '../../src/live/filling.ts';
import { type FeedPart, joinFeeds } from '../../src/live/joined-feed.ts';
import type { SloFeed } from '../../src/live/slo-feed.ts';
import { unknownStatuses } from '../../src/slo/stale.ts';
import { demoSlos } from '../support/demo-slos.ts';

const { signal } = new AbortController();
const [whole, part] = demoSlos(2);

describe('feeds read as one', () => {
  test('long windows that end before the short ones take no row away', async () => {
    const { feeds, ends } = twoFeeds();
    const joined = joinFeeds(feeds);
    const fast = joined.readFast(signal);
    const slow = joined.readSlow(signal);
    ends.whole.slow([]);
    ends.whole.fast(rows(whole, 'new'));
    ends.part.fast(rows(part, 'new'));
    expect(await fast).toHaveLength(2);
    ends.part.slow(rows(part, 'long'));
    expect((await slow).map(({ reason }) => reason)).toEqual(['new', 'long']);
  });

  test('an SLO that two of them know is read from the first that owns it', async () => {
    const { feeds, ends } = twoFeeds();
    const fast = joinFeeds(feeds).readFast(signal);
    ends.whole.fast(rows(whole, 'configured'));
    ends.part.fast([...rows(whole, 'recorded'), ...rows(part, 'recorded')]);
    expect((await fast).map(({ reason }) => reason)).toEqual(['configured', 'recorded']);
  });

  test('a part that fills in tells what the other said last', async () => {
    const { feeds, ends } = twoFeeds();
    const joined = joinFeeds(feeds);
    const told: (string | null)[][] = [];
    const slow = joined.readSlow(signal, {
      wanted: () => new Set(),
      onPart: (statuses) => told.push(statuses.map(({ reason }) => reason)),
    });
    const fast = joined.readFast(signal);
    ends.whole.fast(rows(whole, 'new'));
    ends.part.fast(rows(part, 'new'));
    await fast;
    ends.part.filling?.onPart(rows(part, 'filling'), { done: 1, of: 2 });
    expect(told).toEqual([['new', 'filling']]);
    ends.whole.slow(rows(whole, 'long'));
    ends.part.slow(rows(part, 'long'));
    await slow;
  });
});

type Rows = Awaited<ReturnType<SloFeed['readFast']>>;
type Ends = { fast: (rows: Rows) => void; slow: (rows: Rows) => void; filling?: Filling };

function rows(slo: typeof whole | undefined, reason: string): Rows {
  return slo === undefined ? [] : unknownStatuses([slo], reason, 0);
}

/** Feeds whose readings end when the test says so. */
function twoFeeds() {
  const one = () => {
    const fast = Promise.withResolvers<Rows>();
    const slow = Promise.withResolvers<Rows>();
    const ends: Ends = { fast: fast.resolve, slow: slow.resolve };
    const feed: SloFeed = {
      readFast: () => fast.promise,
      readSlow: (_, filling) => {
        if (filling) ends.filling = filling;
        return slow.promise;
      },
      afterFailure: () => [],
      burnDown: async (sloId) => ({ sloId, ...noBurnDown }),
    };
    return { feed, ends };
  };
  const [first, second] = [one(), one()];
  const feeds: FeedPart[] = [
    { feed: first.feed, owns: (id) => id === whole?.id },
    { feed: second.feed, owns: () => true },
  ];
  return { feeds, ends: { whole: first.ends, part: second.ends } };
}
