import type { SloRow } from '../../src/live/selectors/slo-row.ts';
import { gauge } from '../../src/text/gauge.ts';
import type { Glyphs } from '../../src/text/glyphs.ts';
import { cell, type Line, type Span, span } from '../../src/text/line.ts';
import type { Tone } from '../../src/text/theme.ts';
import type { DrawRow } from '../parts/list.tsx';
import type { SloColumns } from './slo-columns.ts';

const gap = span('  ');

/** One SLO in the list. Old values are dim, with their age and why in words. */
export const sloLine: DrawRow<SloRow, SloColumns> = (row, columns, { glyphs, selected }) => [
  span(selected ? `${glyphs.cursor} ` : '  ', 'accent'),
  span(`${glyphs.marks[row.mark]} `, row.tone),
  ...names(row, columns),
  ...column(columns.now, (size) => cell(row.now, size, nowTone(row), 'right')),
  ...column(columns.target, (size) => cell(targetText(row, columns), size, 'dim', 'right')),
  ...gaugeCells(row, columns, glyphs),
  ...column(columns.budget, (size) => cell(row.budget, size, faded(row, 'plain'), 'right')),
  ...column(columns.burn, (size) => cell(burnText(row, columns), size, burnTone(row), 'right')),
  ...column(columns.state, (size) => cell(row.word, size, row.tone)),
  span(' '),
];

/** The names of the columns. */
export function sloHeading(columns: SloColumns): Line {
  const title = (size: number, text: string, align: 'left' | 'right') =>
    column(size, (room) => cell(text, room, 'dim', align));
  return [
    span('    '),
    cell('service', columns.service, 'dim'),
    ...title(columns.name, 'slo', 'left'),
    ...title(columns.now, 'now', 'right'),
    ...title(columns.target, 'target', 'right'),
    ...title(columns.gauge, 'budget left', 'left'),
    ...title(columns.budget, columns.gauge === 0 ? 'left' : '', 'right'),
    ...title(columns.burn, 'burn', 'right'),
    ...title(columns.state, 'state', 'left'),
    span(' '),
  ];
}

function column(size: number, draw: (size: number) => Span): Line {
  return size === 0 ? [] : [gap, draw(size)];
}

function names(row: SloRow, { service, name }: SloColumns): Line {
  if (name === 0) return [cell(row.id, service, faded(row, 'plain'))];
  return [
    cell(row.service, service, faded(row, 'plain')),
    gap,
    cell(row.name, name, faded(row, 'plain')),
  ];
}

/** The gauge; without a column for words, the word that says why there is nothing to draw. */
function gaugeCells(row: SloRow, { gauge: size, now, burn }: SloColumns, glyphs: Glyphs): Line {
  if (size === 0) return [];
  if (now === 0 && burn === 0 && row.age !== null)
    return [gap, cell(`${row.age} old`, size, row.tone)];
  const { filled, rest } = gauge(row.left, size, glyphs);
  return [
    gap,
    span(filled, faded(row, row.tone === 'dim' ? 'plain' : row.tone)),
    span(rest, 'dim'),
  ];
}

function targetText(row: SloRow, { state }: SloColumns): string {
  return row.age !== null && state === 0 ? `${row.age} ago` : row.target;
}

/** Where nothing else says it, why the values are missing or how old they are. */
function burnText(row: SloRow, { state, target, now }: SloColumns): string {
  const told = state > 0 || (row.age === null && (row.now !== row.word || now > 0));
  if (told) return row.burn;
  return target > 0 ? (row.word.split(' ')[0] ?? '') : row.word;
}

function nowTone(row: SloRow): Tone {
  if (row.now === row.word) return row.tone;
  return faded(row, row.mark === 'page' ? 'page' : 'plain');
}

function burnTone(row: SloRow): Tone {
  if (row.age !== null || row.now === row.word) return row.tone;
  return row.mark === 'ok' ? 'dim' : row.tone;
}

function faded(row: SloRow, tone: Tone): Tone {
  return row.age === null ? tone : 'dim';
}
