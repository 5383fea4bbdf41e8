import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coarser, sumTiles, type Tile } from '../../src/slo/tile.ts';

const tile = fc.option(
  fc.record({ bad: fc.integer({ min: 0, max: 50 }), total: fc.integer({ min: 50, max: 99 }) }),
);
const tiles = fc
  .array(tile, { minLength: 1, maxLength: 60 })
  .map((all) => all.map((one, index): Tile => ({ at: index + 1, bad: null, total: null, ...one })));

test('coarser steps hold the same events, and nothing where nothing is known', () => {
  fc.assert(
    fc.property(tiles, fc.integer({ min: 1, max: 80 }), (all, count) => {
      const steps = coarser(all, { from: 0, to: all.length }, count);
      expect(steps).toHaveLength(count);
      expect(sumTiles(steps)).toEqual(sumTiles(all));
      const known = all.some(({ total }) => total !== null);
      expect(steps.some(({ total }) => total !== null)).toBe(known);
    }),
  );
});
