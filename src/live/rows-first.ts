import { setImmediate as afterTheseRows } from 'node:timers/promises';
import type { SloFeed } from './slo-feed.ts';

/**
 * Lets the first reading of the long windows wait for the short ones that are under way, good or bad:
 * these tell which rows are on screen, and with them the long windows begin. Later readings go side by side.
 */
export function rowsFirst(feed: SloFeed): SloFeed {
  let first: Promise<void> | null = null;
  return {
    ...feed,
    readFast(signal) {
      const reading = feed.readFast(signal);
      first ??= reading.then(
        () => {},
        () => {},
      );
      return reading;
    },
    async readSlow(signal, filling) {
      await first;
      await afterTheseRows();
      return feed.readSlow(signal, filling);
    },
  };
}
