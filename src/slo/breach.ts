import { badRatio } from './counts.ts';
import type { Interval, Tile } from './tile.ts';

/** Shorter pauses between two breaches belong to one. */
const pauseMs = 300_000;

/**
 * From when to when an SLI was beyond its objective on account of an incident, out of steps in order,
 * each of which tells of `rangeMs` before its end: from where the breach began that was under way
 * when it was declared, to the last one before it ended, followed to where that is over. Null when
 * the objective held.
 */
export function breachOf(
  tiles: readonly Tile[],
  objective: number,
  { from: declaredAt, to: endedAt }: Interval,
  rangeMs: number,
): Interval | null {
  const breaches = joined(
    tiles
      .filter((tile) => (badRatio(tile) ?? 0) > 1 - objective)
      .map(({ at }) => ({ from: at - rangeMs, to: at })),
  );
  const own = breaches.filter(({ from, to }) => to + pauseMs >= declaredAt && from <= endedAt);
  const [first, last] = [own[0], own.at(-1)];
  return first === undefined || last === undefined ? null : { from: first.from, to: last.to };
}

function joined(stretches: readonly Interval[]): readonly Interval[] {
  const all: Interval[] = [];
  for (const next of stretches) {
    const last = all.at(-1);
    if (last !== undefined && next.from - last.to <= pauseMs)
      all[all.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else all.push(next);
  }
  return all;
}
