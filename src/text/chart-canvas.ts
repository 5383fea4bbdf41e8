import {
  blockAt,
  type ChartArea,
  columnHeights,
  dotsBetween,
  type Point,
  type Stroke,
} from './chart.ts';
import type { Glyphs } from './glyphs.ts';
import { type Line, type Span, span } from './line.ts';
import type { Tone } from './theme.ts';

/** One curve of a chart; where a line crosses the area of another it is left blank. */
export type Layer = {
  readonly points: readonly Point[];
  readonly style: 'area' | 'line';
  readonly tone: Tone;
  /** What a line is drawn with where there is no braille. */
  readonly sign: { readonly block: string; readonly ascii: string };
};

/** Curves over each other, from the top row down; each row is exactly `columns` wide. */
export function chartLines(layers: readonly Layer[], area: ChartArea, glyphs: Glyphs): Line[] {
  const draw =
    glyphs.level === 'braille' ? brailleCells(layers, area) : signCells(layers, area, glyphs);
  return Array.from({ length: area.rows }, (_, index) => {
    const row = area.rows - 1 - index;
    const line: { text: string; tone: Tone }[] = [];
    for (let column = 0; column < area.columns; column++) append(line, draw(row, column));
    return line;
  });
}

type DrawCell = (row: number, column: number) => Span;

const blank = span(' ');
const dotRows = 4;

function brailleCells(layers: readonly Layer[], area: ChartArea): DrawCell {
  const curves = layers.map((layer) => ({
    ...layer,
    strokes: strokesOf(layer, area, area.columns * 2, area.rows * dotRows),
  }));
  return (row, column) => {
    let filled = 0;
    let drawn = 0;
    let tone: Tone | null = null;
    for (const { strokes, style, tone: own } of curves) {
      const dots = dotsBetween(strokes[column * 2], strokes[column * 2 + 1], row);
      if (dots === 0) continue;
      tone ??= own;
      if (style === 'area') filled |= dots;
      else drawn |= dots;
    }
    const dots = filled ^ drawn;
    return dots === 0 || tone === null ? blank : span(String.fromCodePoint(0x2800 + dots), tone);
  };
}

function signCells(layers: readonly Layer[], area: ChartArea, glyphs: Glyphs): DrawCell {
  const steps = glyphs.bars.length;
  const level = glyphs.level === 'ascii' ? 'ascii' : 'block';
  const curves = layers.map((layer) => ({
    ...layer,
    heights: columnHeights(layer.points, area, area.columns, area.rows * steps),
  }));
  return (row, column) => {
    let cell = blank;
    for (const { heights, style, tone, sign } of curves) {
      const height = heights[column] ?? null;
      if (height === null) continue;
      if (style === 'area') {
        const block = blockAt(height, row, glyphs.bars);
        if (block !== ' ') cell = span(block, tone);
      } else if (Math.floor((height - 1) / steps) === row) cell = span(sign[level], tone);
    }
    return cell;
  };
}

/** A line reaches up or down to where it was one column before, so that it has no holes. */
function strokesOf(
  { points, style }: Layer,
  area: ChartArea,
  columns: number,
  steps: number,
): readonly Stroke[] {
  const heights = columnHeights(points, area, columns, steps);
  return heights.map((height, index) => {
    if (height === null) return null;
    const high = height - 1;
    if (style === 'area') return { low: 0, high };
    const before = (heights[index - 1] ?? height) - 1;
    if (before < high) return { low: Math.min(high, before + 1), high };
    return { low: high, high: Math.max(high, before - 1) };
  });
}

function append(line: { text: string; tone: Tone }[], { text, tone }: Span): void {
  const last = line.at(-1);
  if (last && (last.tone === tone || text === ' ')) last.text += text;
  else line.push({ text, tone });
}
