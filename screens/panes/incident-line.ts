import type { IncidentRow } from '../../src/live/selectors/incident-row.ts';
import { cell, type Line, lineWidth, span, spread } from '../../src/text/line.ts';
import { width } from '../../src/text/width.ts';
import type { DrawRow } from '../parts/list.tsx';

/** Columns of the incident list: of its ids, and of a whole line. */
export type IncidentColumns = { readonly id: number; readonly line: number };

const smallestTitle = 7;
const cursorColumns = 2;
const severityColumns = 6;

export function incidentColumns(rows: readonly IncidentRow[], columns: number): IncidentColumns {
  return { id: rows.reduce((most, row) => Math.max(most, width(row.id)), 0), line: columns };
}

/** One incident in the list: what it is at the left, who has it at the right. */
export const incidentLine: DrawRow<IncidentRow, IncidentColumns> = (row, columns, context) => {
  const tone = row.open ? 'plain' : 'dim';
  const { severity, tail } = choose(row, columns);
  const left = [
    span(context.selected ? `${context.glyphs.cursor} ` : '  ', 'accent'),
    ...(severity ? [cell(row.severity, severityColumns, row.severityTone)] : []),
    cell(row.id, columns.id, tone),
    span(` ${row.title}`, tone),
  ];
  return spread(left, tail, columns.line);
};

/** Gives up, in this order, the space at the end, whom it goes to next, and the severity. */
function choose(row: IncidentRow, { line, id }: IncidentColumns) {
  const status = span(row.status, row.statusTone);
  const next: Line = row.next === '' ? [] : [span(` ${row.next}`)];
  const choices = [
    { severity: true, tail: [status, ...next, span(' ')] },
    { severity: true, tail: [status, ...next] },
    { severity: true, tail: [status, span(' ')] },
  ];
  const room = line - cursorColumns - severityColumns - id - 2;
  return (
    choices.find(({ tail }) => room - lineWidth(tail) >= smallestTitle) ?? {
      severity: false,
      tail: [status],
    }
  );
}
