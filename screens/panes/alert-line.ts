import type { AlertRow } from '../../src/live/selectors/alert-row.ts';
import { cell, type Line, span, spread } from '../../src/text/line.ts';
import { width } from '../../src/text/width.ts';
import type { DrawRow } from '../parts/list.tsx';

/** Columns of the alert list; names and services in columns of their own only where there is room. */
export type AlertColumns = {
  readonly name: number | null;
  readonly service: number | null;
  readonly line: number;
};

const columnsFrom = 70;

export function alertColumns(rows: readonly AlertRow[], columns: number): AlertColumns {
  if (columns < columnsFrom) return { name: null, service: null, line: columns };
  const widest = (read: (row: AlertRow) => string) =>
    rows.reduce((most, row) => Math.max(most, width(read(row))), 0);
  const most = Math.floor(columns * 0.3);
  return {
    name: Math.min(
      most,
      widest(({ name }) => name),
    ),
    service: Math.min(
      most,
      widest(({ service }) => service),
    ),
    line: columns,
  };
}

/** One alert in the list: what it is at the left, since when at the right. */
export const alertLine: DrawRow<AlertRow, AlertColumns> = (row, columns, { glyphs, selected }) => {
  const tone = row.tone === 'dim' ? 'dim' : 'plain';
  const left: Line = [
    span(selected ? `${glyphs.cursor} ` : '  ', 'accent'),
    span(`${glyphs.marks[row.mark]} `, row.tone),
    part(row.name, columns.name, tone),
    part(row.service, columns.service, columns.service === null ? 'dim' : tone),
    span(row.summary, 'dim'),
  ];
  return spread(left, [span(`${row.status} `, row.tone)], columns.line);
};

function part(text: string, columns: number | null, tone: 'plain' | 'dim') {
  if (columns === 0 || text === '') return span(' '.repeat(columns === null ? 0 : columns + 2));
  return columns === null ? span(`${text}  `, tone) : cell(text, columns + 2, tone);
}
