import type { SloStatus } from '../slo/status.ts';
import type { Filling } from './filling.ts';
import type { SloFeed } from './slo-feed.ts';

/** Several feeds as one. `owns` tells which of them knows an SLO. */
export type FeedPart = { readonly feed: SloFeed; readonly owns: (sloId: string) => boolean };

/** Reads all parts at once; a part that fails fails the read, as one feed would. */
export function joinFeeds(parts: readonly FeedPart[]): SloFeed {
  const [first] = parts;
  if (first === undefined) throw new Error('no feed to join');
  const known: (readonly SloStatus[])[] = parts.map(() => []);
  const all = async (read: (feed: SloFeed, at: number) => Promise<readonly SloStatus[]>) => {
    const answers = await Promise.all(parts.map(({ feed }, at) => read(feed, at)));
    known.splice(0, known.length, ...answers);
    return answers.flat();
  };
  /** A part that tells of its progress tells for all: the others stay as they were last. */
  const shared = (filling: Filling, part: number): Filling => ({
    wanted: filling.wanted,
    onPart: (statuses, progress) => {
      known[part] = statuses;
      filling.onPart(known.flat(), progress);
    },
  });
  return {
    readFast: (signal) => all((feed) => feed.readFast(signal)),
    readSlow: (signal, filling) =>
      all((feed, at) => feed.readSlow(signal, filling && shared(filling, at))),
    afterFailure: (reason) => parts.flatMap(({ feed }) => feed.afterFailure(reason)),
    burnDown: (sloId, signal) =>
      (parts.find(({ owns }) => owns(sloId)) ?? first).feed.burnDown(sloId, signal),
  };
}
