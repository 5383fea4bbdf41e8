import type { IncidentRow } from '../../src/live/selectors/incident-row.ts';
import { cell, type Line, lineWidth, span, spread } from '../../src/text/line.ts';
import { width } from '../../src/text/width.ts';
import type { DrawRow } from '../parts/list.tsx';

/** Columns of the incident list: of severities (0 leaves them out), of ids, and of a whole line. */
export type IncidentColumns = {
  readonly severity: number;
  readonly id: number;
  readonly line: number;
};

const smallestTitle = 7;
const cursorColumns = 2;
const severityFrom = 36;

export function incidentColumns(rows: readonly IncidentRow[], columns: number): IncidentColumns {
  return {
    severity: columns >= severityFrom ? 6 : 0,
    id: rows.reduce((most, row) => Math.max(most, width(row.id)), 0),
    line: columns,
  };
}

/** One incident in the list: what it is at the left, who has it at the right. */
export const incidentLine: DrawRow<IncidentRow, IncidentColumns> = (row, columns, context) => {
  const tone = row.open ? 'plain' : 'dim';
  const left = [
    span(context.selected ? `${context.glyphs.cursor} ` : '  ', 'accent'),
    ...(columns.severity > 0 ? [cell(row.severity, columns.severity, row.severityTone)] : []),
    cell(row.id, columns.id, tone),
    span(` ${row.title}`, tone),
  ];
  return spread(left, tailOf(row, columns), columns.line);
};

/** Who has it and whom it goes to next; gives up, in this order, the space at the end and the latter. */
function tailOf(row: IncidentRow, { line, severity, id }: IncidentColumns): Line {
  const status = span(row.status, row.statusTone);
  const next: Line = row.next === '' ? [] : [span(` ${row.next}`)];
  const tails = [
    [status, ...next, span(' ')],
    [status, ...next],
  ];
  const room = line - cursorColumns - severity - id - 2;
  return tails.find((tail) => room - lineWidth(tail) >= smallestTitle) ?? [status];
}
