import type { Counts } from './counts.ts';

/** Bad and total events over one of the equal steps a window is cut into; both null where nothing is known. */
export type Tile = Counts & {
  /** End of the step, ms since the epoch. */
  readonly at: number;
};

/** A stretch of time, ms since the epoch; a tile belongs to the one its end lies in. */
export type Interval = { readonly from: number; readonly to: number };

/** Events of all known tiles together; null when none is known. */
export function sumTiles(tiles: readonly Tile[]): Counts {
  const known = tiles.filter(({ bad, total }) => bad !== null && total !== null);
  if (known.length === 0) return { bad: null, total: null };
  const sumOf = (key: 'bad' | 'total') => known.reduce((sum, tile) => sum + (tile[key] ?? 0), 0);
  return { bad: sumOf('bad'), total: sumOf('total') };
}

/** The tiles of an interval added up into `count` equal steps: shares of a step come from its sums. */
export function coarser(tiles: readonly Tile[], { from, to }: Interval, count: number): Tile[] {
  const step = (to - from) / count;
  const inside = tiles.filter(({ at }) => at > from && at <= to);
  // Division may come out a hair above the whole step a tile ends with.
  const parts = Map.groupBy(inside, ({ at }) => Math.ceil((at - from) / step - 1e-9) - 1);
  return Array.from({ length: count }, (_, index) => ({
    at: from + (index + 1) * step,
    ...sumTiles(parts.get(index) ?? []),
  }));
}
