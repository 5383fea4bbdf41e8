import type { SloRow } from '../../src/live/selectors/slo-row.ts';
import { cutMiddle } from '../../src/text/fit.ts';
import { gauge } from '../../src/text/gauge.ts';
import type { Glyphs } from '../../src/text/glyphs.ts';
import { cell, type Line, type Span, span } from '../../src/text/line.ts';
import { percentWithin, unknown } from '../../src/text/number.ts';
import type { Tone } from '../../src/text/theme.ts';
import { width } from '../../src/text/width.ts';
import type { DrawRow } from '../parts/list.tsx';
import { gaps, type SloColumns, wholeWord } from './slo-columns.ts';

/** One SLO in the list. Old values are dim, with their age and why in words. */
export const sloLine: DrawRow<SloRow, SloColumns> = (row, columns, { glyphs, selected }) => [
  span(selected ? `${glyphs.cursor} ` : '  ', 'accent'),
  span(`${glyphs.marks[row.mark]} `, row.tone),
  ...names(row, columns),
  ...nowAndTarget(row, columns),
  ...gaugeCells(row, columns, glyphs),
  ...column(columns, 'budget', (size) => cell(row.budget, size, faded(row, 'plain'), 'right')),
  ...column(columns, 'burn', (size) => cell(burnText(row, columns), size, burnTone(row), 'right')),
  ...column(columns, 'state', (size) => cell(stateText(row, size), size, row.tone)),
  span(' '),
];

/** The names of the columns. */
export function sloHeading(columns: SloColumns): Line {
  const title = (key: keyof typeof gaps, text: string, align: 'left' | 'right' = 'right') =>
    column(columns, key, (size) => cell(text, size, 'dim', align));
  return [
    span('    '),
    cell('service', columns.service, 'dim'),
    ...(columns.name === 0 ? [] : [span('  '), cell('slo', columns.name, 'dim')]),
    ...title('now', 'now'),
    ...title('target', 'target'),
    ...title('gauge', columns.gauge > 10 ? 'budget left' : 'budget', 'left'),
    ...title('budget', columns.gauge === 0 ? 'left' : ''),
    ...title('burn', 'burn'),
    ...title('state', 'state', 'left'),
    span(' '),
  ];
}

function column(columns: SloColumns, key: keyof typeof gaps, draw: (size: number) => Span): Line {
  return columns[key] === 0 ? [] : [span(' '.repeat(gaps[key])), draw(columns[key])];
}

function names(row: SloRow, { service, name }: SloColumns): Line {
  const tone = faded(row, 'plain');
  if (name === 0) return [cell(cutMiddle(`${row.service}/${row.name}`, service), service, tone)];
  return [
    cell(row.service, service, tone),
    span('  '),
    cell(cutMiddle(row.name, name), name, tone),
  ];
}

/** What it is and what is wanted; in the room of both, why there is nothing to compare. */
function nowAndTarget(row: SloRow, columns: SloColumns): Line {
  const { now, target, state } = columns;
  if (now === 0) return [];
  if (row.missing && state === 0)
    return [
      span('  '),
      cell(row.word, now + (target === 0 ? 0 : gaps.target + target), row.tone, 'right'),
    ];
  const value = row.missing ? unknown : percentWithin(row.now, now);
  return [
    ...column(columns, 'now', (size) => cell(value, size, nowTone(row), 'right')),
    ...column(columns, 'target', (size) => cell(targetText(row, columns), size, 'dim', 'right')),
  ];
}

/** The gauge; without any column for words, how old it is. */
function gaugeCells(row: SloRow, columns: SloColumns, glyphs: Glyphs): Line {
  const { gauge: size, now, burn } = columns;
  if (size === 0) return [];
  if (now === 0 && burn === 0 && (row.age !== null || row.left === null))
    return [span('  '), cell(row.age === null ? row.word : `${row.age} old`, size, row.tone)];
  const { filled, rest } = gauge(row.left, size, glyphs);
  const tone = faded(row, row.tone === 'dim' ? 'plain' : row.tone);
  return [span('  '), span(filled, tone), span(rest, 'dim')];
}

function targetText(row: SloRow, { state }: SloColumns): string {
  return row.age !== null && state === 0 ? `${row.age} ago` : row.target;
}

/** Where nothing else says it, why the values are missing or how old they are. */
function burnText(row: SloRow, { state, target, now }: SloColumns): string {
  const told = state > 0 || (row.age === null && (!row.missing || now > 0));
  if (told) return row.burn;
  return target > 0 ? (row.word.split(' ')[0] ?? '') : row.word;
}

/** `recovering 12m` where there is room for both. */
function stateText(row: SloRow, columns: number): string {
  const both = wholeWord(row);
  return width(both) <= columns ? both : row.word;
}

function nowTone(row: SloRow): Tone {
  return row.missing ? 'dim' : faded(row, row.mark === 'page' ? 'page' : 'plain');
}

function burnTone(row: SloRow): Tone {
  if (row.age !== null || row.missing) return row.tone;
  return row.mark === 'ok' ? 'dim' : row.tone;
}

function faded(row: SloRow, tone: Tone): Tone {
  return row.age === null ? tone : 'dim';
}
