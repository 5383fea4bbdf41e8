import type { Mark } from '../../text/glyphs.ts';
import { memoised } from './memoised.ts';
import { markOf } from './slo-row.ts';

/** How many SLOs there are, and how many of each mark that is worth saying, worst first. */
export type SloTally = {
  readonly total: number;
  readonly marked: readonly {
    readonly mark: Mark;
    readonly count: number;
    readonly word: string;
  }[];
};

const worthSaying = [
  ['page', 'page'],
  ['ticket', 'ticket'],
  ['recovering', 'recovering'],
  ['silent-burn', 'silent burn'],
  ['exhausted', 'exhausted'],
  ['failed', 'failed'],
  ['no-data', 'no data'],
  ['stale', 'stale'],
] as const;

export const sloTally = memoised<SloTally>(
  ({ slos }) => [slos.data],
  ({ slos }) => {
    const marks = (slos.data ?? []).map(markOf);
    const marked = worthSaying
      .map(([mark, word]) => ({ mark, word, count: marks.filter((one) => one === mark).length }))
      .filter(({ count }) => count > 0);
    return { total: marks.length, marked };
  },
);
