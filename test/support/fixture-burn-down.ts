import type { Tile } from '../../src/slo/tile.ts';
import { day, fixtureNow } from './fixture-time.ts';

/** Budget of the paging SLO over its window: a slow burn, an outage, a plateau, the outage of now. */
function burnDownPoints(): readonly (readonly [number, number])[] {
  const from = fixtureNow - 30 * day;
  return Array.from({ length: 121 }, (_, index) => {
    const x = index / 120;
    const earlier = x < 0.35 ? 0 : 0.22;
    const last = x < 0.97 ? 0 : ((x - 0.97) / 0.03) * 0.3;
    return [from + x * 30 * day, 1 - 0.25 * x - earlier - last] as const;
  });
}

/** The events behind these points, of a budget of 1,200. */
function burnDownTiles(): readonly Tile[] {
  const points = burnDownPoints();
  return points.slice(1).map(([at, left], index) => {
    const spent = (points[index]?.[1] ?? left) - left;
    return { at, bad: spent * 1_200, total: 10_000 };
  });
}

/** The burn-down of the paging SLO, in steps of six hours. */
export const fixtureBurnDown = {
  sloId: 'api-service/availability',
  points: burnDownPoints(),
  tiles: burnDownTiles(),
  tileSeconds: 21_600,
} as const;
