import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chart, type Point } from '../../src/text/chart.ts';
import { glyphSets } from '../../src/text/glyphs.ts';
import { width } from '../../src/text/width.ts';

const area = { columns: 8, rows: 2, from: 0, to: 16, min: 0, max: 1 };
const falling: readonly Point[] = Array.from({ length: 17 }, (_, x) => [x, 1 - x / 16] as const);

describe('chart', () => {
  test('draws an area in braille, in blocks and in ASCII', () => {
    expect(chart(falling, area, glyphSets.braille)).toEqual(['⣷⣦⣄⡀    ', '⣿⣿⣿⣿⣷⣦⣄⣀']);
    expect(chart(falling, area, glyphSets.block)).toEqual(['▆▄▂     ', '████▆▄▂▁']);
    expect(chart(falling, area, glyphSets.ascii).map(({ length }) => length)).toEqual([8, 8]);
  });

  test('what is not known is a gap, what is zero is not', () => {
    const points: readonly Point[] = [
      [1, 1],
      [5, null],
      [9, 0],
    ];
    const rows = chart(points, { ...area, rows: 1 }, glyphSets.block);
    expect(rows).toEqual(['██  ▁▁▁▁']);
  });

  test('before the first point there is nothing', () => {
    expect(chart([[8, 1]], { ...area, rows: 1 }, glyphSets.block)).toEqual(['   █████']);
  });

  test('every row takes exactly its columns, whatever the values', () => {
    const points = fc.array(fc.tuple(fc.integer(), fc.option(fc.double({ noNaN: true }))));
    const size = fc.integer({ min: 1, max: 30 });
    const glyphs = fc.constantFrom(...Object.values(glyphSets));
    fc.assert(
      fc.property(points, size, size, glyphs, (values, columns, rows, set) => {
        const lines = chart(values, { ...area, columns, rows }, set);
        expect(lines).toHaveLength(rows);
        expect(lines.every((line) => width(line) === columns)).toBe(true);
      }),
    );
  });
});
