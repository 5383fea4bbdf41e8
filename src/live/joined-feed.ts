import type { SloStatus } from '../slo/status.ts';
import type { SloFeed } from './slo-feed.ts';

/** Several feeds as one. `owns` tells which of them knows an SLO. */
export type FeedPart = { readonly feed: SloFeed; readonly owns: (sloId: string) => boolean };

/** Reads all parts at once; a part that fails fails the read, as one feed would. */
export function joinFeeds(parts: readonly FeedPart[]): SloFeed {
  const [first] = parts;
  if (first === undefined) throw new Error('no feed to join');
  const all = async (read: (feed: SloFeed) => Promise<readonly SloStatus[]>) =>
    (await Promise.all(parts.map(({ feed }) => read(feed)))).flat();
  return {
    readFast: (signal) => all((feed) => feed.readFast(signal)),
    readSlow: (signal) => all((feed) => feed.readSlow(signal)),
    afterFailure: (reason) => parts.flatMap(({ feed }) => feed.afterFailure(reason)),
    burnDown: (sloId, signal) =>
      (parts.find(({ owns }) => owns(sloId)) ?? first).feed.burnDown(sloId, signal),
  };
}
