import type { IncidentRow } from '../../src/live/selectors/incident-row.ts';
import { cell, span } from '../../src/text/line.ts';
import { width } from '../../src/text/width.ts';
import type { DrawRow } from '../parts/list.tsx';

/** Widths of the columns of the incident list; 0 leaves one out. */
export type IncidentColumns = {
  readonly severity: number;
  readonly id: number;
  readonly title: number;
  readonly status: number;
  readonly next: number;
};

const cursor = 2;
const smallestTitle = 8;

/** Columns for what the rows say; the title takes what is left, and the rest goes before it does. */
export function incidentColumns(rows: readonly IncidentRow[], columns: number): IncidentColumns {
  const id = widest(rows, (row) => row.id);
  const status = widest(rows, (row) => row.status);
  const next = widest(rows, (row) => row.next);
  const choices = [
    { severity: 5, id, status, next },
    { severity: 5, id, status, next: 0 },
    { severity: 0, id, status, next: 0 },
  ];
  const room = columns - cursor - 1;
  const titleIn = (choice: (typeof choices)[number]) =>
    room - Object.values(choice).reduce((sum, size) => sum + (size === 0 ? 0 : size + 1), 0) - 1;
  const chosen = choices.find((choice) => titleIn(choice) >= smallestTitle) ?? {
    severity: 0,
    id,
    status: Math.max(0, room - id - 1),
    next: 0,
  };
  return { ...chosen, title: Math.max(0, titleIn(chosen)) };
}

/** One incident in the list: what it is at the left, who has it at the right. */
export const incidentLine: DrawRow<IncidentRow, IncidentColumns> = (row, columns, context) => {
  const { severity, id, title, status, next } = columns;
  return [
    span(context.selected ? `${context.glyphs.cursor} ` : '  ', 'accent'),
    ...(severity > 0 ? [cell(row.severity, severity, row.severityTone), space] : []),
    cell(row.id, id, row.open ? 'plain' : 'dim'),
    space,
    ...(title > 0 ? [cell(row.title, title, row.open ? 'plain' : 'dim'), space, space] : []),
    cell(row.status, status, row.statusTone),
    ...(next > 0 ? [space, cell(row.next, next, 'plain')] : []),
    space,
  ];
};

const space = span(' ');

function widest(rows: readonly IncidentRow[], read: (row: IncidentRow) => string): number {
  return rows.reduce((most, row) => Math.max(most, width(read(row))), 0);
}
