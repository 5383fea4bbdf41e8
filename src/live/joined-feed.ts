import type { SloStatus } from '../slo/status.ts';
import type { Filling } from './filling.ts';
import type { SloFeed } from './slo-feed.ts';

/** One of several feeds. An SLO is read from the first that `owns` it. */
export type FeedPart = { readonly feed: SloFeed; readonly owns: (sloId: string) => boolean };

/**
 * Reads all parts at once; a part that fails fails the read, as one feed would. Short and long windows
 * are read side by side, and parts end when they like: each part tells what it said last.
 */
export function joinFeeds(parts: readonly FeedPart[]): SloFeed {
  const [first] = parts;
  if (first === undefined) throw new Error('no feed to join');
  const last: (readonly SloStatus[])[] = parts.map(() => []);
  const owner = (sloId: string): FeedPart => parts.find(({ owns }) => owns(sloId)) ?? first;
  const owned = (part: FeedPart | undefined, statuses: readonly SloStatus[]) =>
    statuses.filter(({ slo }) => owner(slo.id) === part);
  const tellAll = (): readonly SloStatus[] =>
    last.flatMap((statuses, part) => owned(parts[part], statuses));
  const all = async (read: (feed: SloFeed, part: number) => Promise<readonly SloStatus[]>) => {
    await Promise.all(
      parts.map(async ({ feed }, part) => {
        last[part] = await read(feed, part);
      }),
    );
    return tellAll();
  };
  const shared = (filling: Filling, part: number): Filling => ({
    wanted: filling.wanted,
    onPart: (statuses, progress) => {
      last[part] = statuses;
      filling.onPart(tellAll(), progress);
    },
  });
  return {
    readFast: (signal) => all((feed) => feed.readFast(signal)),
    readSlow: (signal, filling) =>
      all((feed, part) => feed.readSlow(signal, filling && shared(filling, part))),
    afterFailure: (reason) => parts.flatMap((part) => owned(part, part.feed.afterFailure(reason))),
    burnDown: (sloId, signal) => owner(sloId).feed.burnDown(sloId, signal),
  };
}
