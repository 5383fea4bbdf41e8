import type { Glyphs } from './glyphs.ts';

/** `[x, y]`, in order of x; a null y is a gap. */
export type Point = readonly [number, number | null];

/** What a chart shows: its size in columns and rows, and the ranges its edges stand for. */
export type ChartArea = {
  readonly columns: number;
  readonly rows: number;
  readonly from: number;
  readonly to: number;
  readonly min: number;
  readonly max: number;
};

/** Lowest and highest dot of a curve in one column of dots, from 0 up; null where nothing is known. */
export type Stroke = { readonly low: number; readonly high: number } | null;

// Dots of a braille cell, from the bottom up: https://www.unicode.org/charts/PDF/U2800.pdf
const leftDots = [0x40, 0x04, 0x02, 0x01];
const rightDots = [0x80, 0x20, 0x10, 0x08];

/** An area chart, from the top row down; each row is exactly `columns` wide. */
export function chart(points: readonly Point[], area: ChartArea, glyphs: Glyphs): string[] {
  if (glyphs.level === 'braille') return brailleChart(points, area);
  const steps = glyphs.bars.length;
  const heights = columnHeights(points, area, area.columns, area.rows * steps);
  return rowsFromTop(area.rows, (row) =>
    heights.map((height) => blockAt(height, row, glyphs.bars)).join(''),
  );
}

function brailleChart(points: readonly Point[], area: ChartArea): string[] {
  const heights = columnHeights(points, area, area.columns * 2, area.rows * 4);
  return rowsFromTop(area.rows, (row) => {
    let line = '';
    for (let column = 0; column < area.columns; column++) {
      const dots =
        dotsUpTo(heights[column * 2], row, leftDots) +
        dotsUpTo(heights[column * 2 + 1], row, rightDots);
      line += dots === 0 ? ' ' : String.fromCodePoint(0x2800 + dots);
    }
    return line;
  });
}

function rowsFromTop(rows: number, draw: (row: number) => string): string[] {
  return Array.from({ length: rows }, (_, index) => draw(rows - 1 - index));
}

function dotsUpTo(height: number | null | undefined, row: number, dots: readonly number[]): number {
  if (height === null || height === undefined) return 0;
  return dots.reduce((sum, dot, index) => (height > row * 4 + index ? sum + dot : sum), 0);
}

/** The part of a column of blocks that lies in one row, from the bottom up. */
export function blockAt(height: number | null, row: number, bars: readonly string[]): string {
  if (height === null) return ' ';
  const inRow = Math.min(bars.length, height - row * bars.length);
  return inRow <= 0 ? ' ' : (bars[inRow - 1] ?? ' ');
}

/** Height of each column in steps: the last value known at its right edge. At least one step where there is a value. */
export function columnHeights(
  points: readonly Point[],
  area: ChartArea,
  columns: number,
  steps: number,
): (number | null)[] {
  const span = (area.to - area.from) / columns;
  let next = 0;
  let value: number | null = null;
  return Array.from({ length: columns }, (_, column) => {
    const edge = area.from + (column + 1) * span;
    for (; next < points.length && (points[next]?.[0] ?? 0) <= edge; next++)
      value = points[next]?.[1] ?? null;
    return value === null ? null : heightOf(value, area, steps);
  });
}

/** Dots of one braille cell that two strokes fill, one in each of its columns; `row` from the bottom up. */
export function dotsBetween(
  left: Stroke | undefined,
  right: Stroke | undefined,
  row: number,
): number {
  return dotsOf(left ?? null, row, leftDots) + dotsOf(right ?? null, row, rightDots);
}

function dotsOf(stroke: Stroke, row: number, dots: readonly number[]): number {
  if (stroke === null) return 0;
  return dots.reduce((sum, dot, index) => {
    const at = row * 4 + index;
    return at >= stroke.low && at <= stroke.high ? sum + dot : sum;
  }, 0);
}

function heightOf(value: number, { min, max }: ChartArea, steps: number): number {
  const share = max > min ? (value - min) / (max - min) : 0;
  return Math.max(1, Math.round(Math.min(1, Math.max(0, share)) * steps));
}
