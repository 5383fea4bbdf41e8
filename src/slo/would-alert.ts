import { burnRate, burnWindows } from './burn.ts';
import { badRatio, type Counts, unknownCounts } from './counts.ts';
import { reaches, type Tier, tiersFor } from './tiers.ts';
import type { Interval, Tile } from './tile.ts';
import { heldBackBy, type TrafficGuard } from './traffic-guard.ts';

/** A stretch over which an alert of this severity would have fired, to the end of a tile. */
export type WouldAlert = Interval & { readonly severity: 'page' | 'ticket' };

export type AlertRule = {
  readonly objective: number;
  readonly windowSeconds: number;
  readonly guard: TrafficGuard | undefined;
};

/**
 * When the burn alerts would have fired, judged at the end of each tile. A window shorter than a tile
 * is taken to be a tile: of what came and went within one, nothing is known. A tier is judged from
 * where its long window has all its tiles. A page with too few events behind it is a ticket, or nothing.
 */
export function wouldAlert(
  tiles: readonly Tile[],
  tileSeconds: number,
  { objective, windowSeconds, guard }: AlertRule,
): readonly WouldAlert[] {
  const sums = runningSums(tiles);
  const tiers = tiersFor(windowSeconds).map((tier) => tilesOf(tier, tileSeconds));
  const countsIn = (end: number, length: number): Counts => {
    const [last, first] = [sums[end], sums[end - length]];
    if (last === undefined || first === undefined) return unknownCounts;
    return { bad: last.bad - first.bad, total: last.total - first.total };
  };
  const burns = (end: number, length: number, factor: number): boolean =>
    reaches(burnRate(badRatio(countsIn(end, length)), objective), factor);
  const loudness = (tier: TiledTier, end: number): Tier['severity'] | null => {
    const { factor, longTiles, shortTiles } = tier;
    if (!burns(end, longTiles, factor) || !burns(end, shortTiles, factor)) return null;
    const { total } = countsIn(end, longTiles);
    const held = heldBackBy(guard, tier, total === null ? null : total * tier.shareOfTiles);
    return held === null ? tier.severity : held.otherwise === 'ignore' ? null : 'ticket';
  };
  return (['page', 'ticket'] as const)
    .flatMap((severity) =>
      stretches(tiles, tileSeconds, (index) =>
        tiers.some((tier) => loudness(tier, index + 1) === severity),
      ).map((one) => ({ severity, ...one })),
    )
    .toSorted((a, b) => a.from - b.from);
}

type TiledTier = Tier & {
  readonly longTiles: number;
  readonly shortTiles: number;
  /** How much of the tiles that stand for the long window it is. */
  readonly shareOfTiles: number;
};

function tilesOf(tier: Tier, tileSeconds: number): TiledTier {
  const longSeconds = secondsOf(tier.long) ?? tileSeconds;
  const longTiles = tilesIn(longSeconds, tileSeconds);
  return {
    ...tier,
    longTiles,
    shortTiles: tilesIn(secondsOf(tier.short) ?? tileSeconds, tileSeconds),
    shareOfTiles: Math.min(1, longSeconds / (longTiles * tileSeconds)),
  };
}

function secondsOf(label: string): number | undefined {
  return burnWindows.find((window) => window.label === label)?.seconds;
}

function tilesIn(seconds: number, tileSeconds: number): number {
  return Math.max(1, Math.round(seconds / tileSeconds));
}

/** Sums of the first so many tiles, from none to all; what is not known adds nothing. */
function runningSums(tiles: readonly Tile[]) {
  const sums = [{ bad: 0, total: 0 }];
  let bad = 0;
  let total = 0;
  for (const tile of tiles) {
    if (tile.bad !== null && tile.total !== null) {
      bad += tile.bad;
      total += tile.total;
    }
    sums.push({ bad, total });
  }
  return sums;
}

/** Runs of tiles for which something holds, from the end of the first to the end of the last. */
function stretches(
  tiles: readonly Tile[],
  tileSeconds: number,
  holds: (index: number) => boolean,
): readonly Interval[] {
  const found: { from: number; to: number }[] = [];
  for (const [index, { at }] of tiles.entries()) {
    if (!holds(index)) continue;
    const last = found.at(-1);
    if (last !== undefined && at - last.to <= tileSeconds * 1000) last.to = at;
    else found.push({ from: at, to: at });
  }
  return found;
}
