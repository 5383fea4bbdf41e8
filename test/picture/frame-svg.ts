import type { IBufferCell, Terminal } from '@xterm/headless';
import { drawGlyph } from './glyph-shape.ts';

const cell = { width: 8.4, height: 18, baseline: 13.5 };
const paper = '#16181d';
const ink = '#d5d8de';
const sixteen = [
  ...['#2b2f37', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#d5d8de'],
  ...['#7f848e', '#ff8b92', '#b6e3a1', '#ffd68a', '#8cc8ff', '#dda0f0', '#7fd6e0', '#ffffff'],
];

type Run = {
  readonly column: number;
  readonly text: string;
  readonly width: number;
  readonly fill: string;
  readonly back: string | null;
  readonly bold: boolean;
  readonly dim: boolean;
};

/** A picture of what a terminal shows: one `<text>` a run of equal style, as wide as its cells. */
export function frameSvg(terminal: Terminal): string {
  const width = Math.ceil(terminal.cols * cell.width + 24);
  const height = Math.ceil(terminal.rows * cell.height + 24);
  const rows = Array.from({ length: terminal.rows }, (_, row) => drawRow(terminal, row));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<title>onduty in a terminal</title>
<rect width="100%" height="100%" rx="8" fill="${paper}"/>
<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" xml:space="preserve">
${rows.filter((row) => row !== '').join('\n')}
</g>
</svg>
`;
}

function drawRow(terminal: Terminal, row: number): string {
  const y = 12 + row * cell.height;
  return runsOf(terminal, row)
    .map((run) => drawRun(run, y))
    .join('');
}

function drawRun({ column, text, width, fill, back, bold, dim }: Run, y: number): string {
  const x = 12 + column * cell.width;
  const wide = (width * cell.width).toFixed(1);
  const ground = back
    ? `<rect x="${x.toFixed(1)}" y="${y}" width="${wide}" height="${cell.height}" fill="${back}"/>`
    : '';
  if (text.trim() === '') return ground;
  const opacity = dim ? ' opacity="0.6"' : '';
  const shapes = [...text].map((char, index) =>
    drawGlyph(char, { x: x + index * cell.width, y, width: cell.width, height: cell.height }, fill),
  );
  if (shapes.every((shape) => shape !== null || text === ' '))
    return `${ground}<g${opacity}>${shapes.join('')}</g>`;
  // Where fonts lack a character they differ in width: what is drawn leaves a space in the text.
  const letters = [...text].map((char, index) => (shapes[index] === null ? char : ' ')).join('');
  const weight = bold ? ' font-weight="bold"' : '';
  return `${ground}<g${opacity}>${shapes.filter(Boolean).join('')}<text x="${x.toFixed(1)}" y="${y + cell.baseline}" textLength="${wide}" fill="${fill}"${weight}>${escapeXml(letters)}</text></g>`;
}

function runsOf(terminal: Terminal, row: number): Run[] {
  const line = terminal.buffer.active.getLine(terminal.buffer.active.viewportY + row);
  const runs: Run[] = [];
  for (let column = 0; line && column < terminal.cols; column++) {
    const one = line.getCell(column);
    if (!one || one.getWidth() === 0) continue;
    const next = runOf(one, column);
    const last = runs.at(-1);
    if (last && sameStyle(last, next))
      runs[runs.length - 1] = {
        ...last,
        text: last.text + next.text,
        width: last.width + next.width,
      };
    else runs.push(next);
  }
  return runs;
}

function runOf(one: IBufferCell, column: number): Run {
  const fore = one.isFgDefault() ? ink : colour(one.getFgColor(), one.isFgRGB());
  const back = one.isBgDefault() ? null : colour(one.getBgColor(), one.isBgRGB());
  const inverse = one.isInverse() !== 0;
  return {
    column,
    text: one.getChars() || ' ',
    width: one.getWidth(),
    fill: inverse ? (back ?? paper) : fore,
    back: inverse ? fore : back,
    bold: one.isBold() !== 0,
    dim: one.isDim() !== 0,
  };
}

function sameStyle(a: Run, b: Run): boolean {
  return a.fill === b.fill && a.back === b.back && a.bold === b.bold && a.dim === b.dim;
}

function colour(value: number, isRgb: boolean): string {
  if (isRgb) return `#${value.toString(16).padStart(6, '0')}`;
  if (value < 16) return sixteen[value] ?? ink;
  if (value >= 232) return grey(8 + (value - 232) * 10);
  const level = (part: number) => (part === 0 ? 0 : 55 + part * 40);
  const cube = value - 16;
  const rgb = [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map(level);
  return `#${rgb.map(hex).join('')}`;
}

function grey(level: number): string {
  return `#${hex(level).repeat(3)}`;
}

function hex(level: number): string {
  return level.toString(16).padStart(2, '0');
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
