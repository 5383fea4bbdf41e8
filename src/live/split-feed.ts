import type { Slo } from '../slo/slo.ts';
import type { SloStatus } from '../slo/status.ts';
import type { SloFeed } from './slo-feed.ts';

/** New values of a label are looked for this often. */
const lookEveryMs = 600_000;

export type SplitFeedOptions = {
  /** The SLOs as configured, each to be split. */
  readonly slos: readonly Slo[];
  /** The parts they are split into now. */
  readonly split: (signal: AbortSignal) => Promise<readonly Slo[]>;
  readonly feedOf: (slos: readonly Slo[]) => SloFeed;
  readonly now: () => number;
};

/**
 * Reads SLOs that are split by labels: finds the values, then reads each part like any other SLO.
 * While the values stay the same, so does the feed behind, with all it has read.
 */
export function createSplitFeed({ slos, split, feedOf, now }: SplitFeedOptions): SloFeed {
  let inner = feedOf(slos);
  let shown = idsOf(slos);
  let lookedAt = Number.NEGATIVE_INFINITY;
  let statuses: readonly SloStatus[] = [];

  async function look(signal: AbortSignal): Promise<void> {
    if (now() - lookedAt < lookEveryMs) return;
    const parts = await split(signal);
    lookedAt = now();
    if (idsOf(parts) === shown) return;
    shown = idsOf(parts);
    inner = feedOf(parts);
  }

  return {
    ...inner,
    async readFast(signal) {
      await look(signal);
      statuses = await inner.readFast(signal);
      return statuses;
    },
    async readSlow(signal, filling) {
      await look(signal);
      return inner.readSlow(signal, filling);
    },
    afterFailure: (reason) => inner.afterFailure(reason),
    burnDown: (sloId, signal) => inner.burnDown(sloId, signal),
  };
}

/** In whatever order: which values come first changes with each bad event. */
function idsOf(slos: readonly Slo[]): string {
  return slos
    .map(({ id }) => id)
    .sort()
    .join('\n');
}
