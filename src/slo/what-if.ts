import { budgetMinutes, remainingBudget } from './budget.ts';
import { badRatio, type Counts } from './counts.ts';
import { type Interval, sumTiles, type Tile } from './tile.ts';
import type { TrafficGuard } from './traffic-guard.ts';
import { type WouldAlert, wouldAlert } from './would-alert.ts';

/** The history that is at hand: tiles over an SLO's own window, and what that window holds exactly. */
export type KnownHistory = {
  readonly tiles: readonly Tile[];
  readonly tileSeconds: number;
  readonly whole: Counts;
};

/** What is to be different. */
export type Supposition = {
  readonly objective: number;
  /** The window ends here, ms since the epoch. */
  readonly at: number;
  /** Length of the window. */
  readonly windowSeconds: number;
  /** The part of it that has passed: all of a rolling window. */
  readonly passedSeconds: number;
  /** Stretches taken as if nothing had been asked of the service. */
  readonly excluded: readonly Interval[];
  /** The SLO's own: few events alert no more than they do. */
  readonly guard?: TrafficGuard | undefined;
};

export type Supposed = {
  readonly counts: Counts;
  /** Share of the budget left; null when unknown. */
  readonly remaining: number | null;
  readonly minutesTotal: number;
  readonly minutesLeft: number | null;
  /** Alerts that would have fired over the whole history, oldest first. */
  readonly alerts: readonly WouldAlert[];
};

/**
 * What a budget would be with another objective or window, or without some stretches of time, and
 * which alerts would have fired: arithmetic on tiles, nothing is asked. The tiles are scaled so that
 * together they are the window's exact counts; with nothing changed the known budget comes out.
 */
export function suppose(history: KnownHistory, supposition: Supposition): Supposed {
  const { objective, at, windowSeconds, passedSeconds, excluded, guard } = supposition;
  const tiles = without(scaled(history), history.tileSeconds, excluded);
  const from = at - passedSeconds * 1000;
  const counts = sumTiles(tiles.filter((tile) => tile.at > from && tile.at <= at));
  const remaining = remainingBudget(badRatio(counts), objective, passedSeconds / windowSeconds);
  const minutesTotal = budgetMinutes(objective, windowSeconds);
  return {
    counts,
    remaining,
    minutesTotal,
    minutesLeft: remaining === null ? null : remaining * minutesTotal,
    alerts: wouldAlert(tiles, history.tileSeconds, { objective, windowSeconds, guard }),
  };
}

/** The tile that spent most, as a stretch of time; null when none spent anything. */
export function worstTile({ tiles, tileSeconds }: KnownHistory): Interval | null {
  const worst = tiles.reduce<Tile | null>(
    (most, tile) => ((tile.bad ?? 0) > (most?.bad ?? 0) ? tile : most),
    null,
  );
  return worst && { from: worst.at - tileSeconds * 1000, to: worst.at };
}

/** Tiles lose what falls between their samples; the window's own counts do not. */
function scaled({ tiles, whole }: KnownHistory): readonly Tile[] {
  const sum = sumTiles(tiles);
  const by = (exact: number | null, tiled: number | null) =>
    exact === null || tiled === null || tiled === 0 ? 1 : exact / tiled;
  const [bad, total] = [by(whole.bad, sum.bad), by(whole.total, sum.total)];
  return tiles.map((tile) => ({
    at: tile.at,
    bad: tile.bad === null ? null : tile.bad * bad,
    total: tile.total === null ? null : tile.total * total,
  }));
}

/** A tile that reaches into an excluded stretch goes whole: its events can't be told apart. */
function without(
  tiles: readonly Tile[],
  tileSeconds: number,
  excluded: readonly Interval[],
): readonly Tile[] {
  const isOut = (at: number) =>
    excluded.some(({ from, to }) => at > from && at - tileSeconds * 1000 < to);
  return tiles.map((tile) => (isOut(tile.at) ? { at: tile.at, bad: 0, total: 0 } : tile));
}
