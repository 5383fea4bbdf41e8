import type { AlertRow } from '../../src/live/selectors/alert-row.ts';
import { cell, span } from '../../src/text/line.ts';
import { width } from '../../src/text/width.ts';
import type { DrawRow } from '../parts/list.tsx';

/** Widths of the columns of the alert list; 0 leaves one out. */
export type AlertColumns = {
  readonly name: number;
  readonly service: number;
  readonly status: number;
  readonly summary: number;
};

const marks = 4;
const smallestName = 12;

/** Columns for what the rows say; the summary comes last and goes first. */
export function alertColumns(rows: readonly AlertRow[], columns: number): AlertColumns {
  const room = columns - marks - 1;
  const status = widest(rows, (row) => row.status);
  const name = widest(rows, (row) => row.name);
  const service = widest(rows, (row) => row.service);
  const withService = room - status - 2 - service - 2 >= smallestName && service > 0 ? service : 0;
  const left = room - status - 2 - (withService === 0 ? 0 : withService + 2);
  const nameColumns = Math.max(0, Math.min(name, left));
  const summary = left - nameColumns - 2;
  if (summary >= 16) return { name: nameColumns, service: withService, status, summary };
  return { name: Math.max(0, left), service: withService, status, summary: 0 };
}

/** One alert in the list. */
export const alertLine: DrawRow<AlertRow, AlertColumns> = (row, columns, { glyphs, selected }) => {
  const tone = row.tone === 'dim' ? 'dim' : 'plain';
  return [
    span(selected ? `${glyphs.cursor} ` : '  ', 'accent'),
    span(`${glyphs.marks[row.mark]} `, row.tone),
    cell(row.name, columns.name, tone),
    ...(columns.service > 0 ? [gap, cell(row.service, columns.service, tone)] : []),
    gap,
    cell(row.status, columns.status, row.tone),
    ...(columns.summary > 0 ? [gap, cell(row.summary, columns.summary, 'dim')] : []),
    span(' '),
  ];
};

const gap = span('  ');

function widest(rows: readonly AlertRow[], read: (row: AlertRow) => string): number {
  return rows.reduce((most, row) => Math.max(most, width(read(row))), 0);
}
