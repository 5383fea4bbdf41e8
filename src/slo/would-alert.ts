import { burnRate, burnWindows } from './burn.ts';
import { badRatio } from './counts.ts';
import { reaches, type Tier, tiersFor } from './tiers.ts';
import type { Interval, Tile } from './tile.ts';

/** A stretch over which an alert of this severity would have fired, to the end of a tile. */
export type WouldAlert = Interval & { readonly severity: 'page' | 'ticket' };

export type AlertRule = { readonly objective: number; readonly windowSeconds: number };

/**
 * When the burn alerts would have fired, judged at the end of each tile. A window shorter than a tile
 * is taken to be a tile: of what came and went within one, nothing is known. A tier is judged from
 * where its long window has all its tiles.
 */
export function wouldAlert(
  tiles: readonly Tile[],
  tileSeconds: number,
  { objective, windowSeconds }: AlertRule,
): readonly WouldAlert[] {
  const sums = runningSums(tiles);
  const tiers = tiersFor(windowSeconds).map((tier) => ({
    ...tier,
    longTiles: tilesIn(tier.long, tileSeconds),
    shortTiles: tilesIn(tier.short, tileSeconds),
  }));
  const burn = (end: number, length: number): number | null => {
    const [last, first] = [sums[end], sums[end - length]];
    if (last === undefined || first === undefined) return null;
    const counts = { bad: last.bad - first.bad, total: last.total - first.total };
    return burnRate(badRatio(counts), objective);
  };
  const fires = (severity: Tier['severity'], end: number): boolean =>
    tiers.some(
      (tier) =>
        tier.severity === severity &&
        reaches(burn(end, tier.longTiles), tier.factor) &&
        reaches(burn(end, tier.shortTiles), tier.factor),
    );
  return (['page', 'ticket'] as const)
    .flatMap((severity) =>
      stretches(tiles, tileSeconds, (index) => fires(severity, index + 1)).map((one) => ({
        severity,
        ...one,
      })),
    )
    .toSorted((a, b) => a.from - b.from);
}

function tilesIn(label: string, tileSeconds: number): number {
  const seconds = burnWindows.find((window) => window.label === label)?.seconds ?? tileSeconds;
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
