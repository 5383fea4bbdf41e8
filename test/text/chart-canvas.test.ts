import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chartLines, type Layer } from '../../src/text/chart-canvas.ts';
import { glyphSets } from '../../src/text/glyphs.ts';
import { type Line, lineWidth } from '../../src/text/line.ts';

const area = { columns: 8, rows: 2, from: 0, to: 16, min: 0, max: 1 };
const sign = { block: '·', ascii: ':' };
const full: Layer = { points: [[0, 1]], style: 'area', tone: 'ok', sign };
const falling: Layer = {
  points: Array.from({ length: 17 }, (_, x) => [x, 1 - x / 16] as const),
  style: 'line',
  tone: 'dim',
  sign,
};

const textOf = (lines: readonly Line[]) =>
  lines.map((line) => line.map(({ text }) => text).join(''));

test('a line is left blank where it crosses an area, and drawn beside it', () => {
  expect(textOf(chartLines([full, falling], area, glyphSets.braille))).toEqual([
    '⣮⣝⡻⢿⣿⣿⣿⣿',
    '⣿⣿⣿⣷⣮⣝⡻⠿',
  ]);
  expect(textOf(chartLines([falling], area, glyphSets.braille))).toEqual(['⠑⠢⢄⡀    ', '   ⠈⠑⠢⢄⣀']);
  expect(textOf(chartLines([full, falling], area, glyphSets.block))).toEqual([
    '···█████',
    '███·····',
  ]);
  expect(textOf(chartLines([falling], area, glyphSets.ascii))).toEqual([':::     ', '   :::::']);
});

test('a line that jumps has no holes; what is not known is one', () => {
  const points = [
    [2, 0],
    [4, 1],
    [10, null],
    [12, 0],
  ] as const;
  const [top, bottom] = textOf(chartLines([{ ...falling, points }], area, glyphSets.braille));
  expect([top, bottom]).toEqual([' ⢸⠉⠉⠁   ', '⢀⡸   ⢀⣀⣀']);
});

test('every row takes exactly its columns, whatever the curves', () => {
  const points = fc.array(fc.tuple(fc.integer(), fc.option(fc.double({ noNaN: true }))));
  const style = fc.constantFrom('area', 'line');
  const layers = fc.array(
    fc.record({ points, style, tone: fc.constant('ok'), sign: fc.constant(sign) }),
  );
  const size = fc.integer({ min: 1, max: 30 });
  const glyphs = fc.constantFrom(...Object.values(glyphSets));
  fc.assert(
    fc.property(layers, size, size, glyphs, (curves, columns, rows, set) => {
      const lines = chartLines(curves as readonly Layer[], { ...area, columns, rows }, set);
      expect(lines).toHaveLength(rows);
      expect(lines.every((line) => lineWidth(line) === columns)).toBe(true);
    }),
  );
});
