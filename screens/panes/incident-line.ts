import type { IncidentRow } from '../../src/live/selectors/incident-row.ts';
import { cut } from '../../src/text/fit.ts';
import type { Glyphs } from '../../src/text/glyphs.ts';
import { cell, type Line, lineWidth, type Span, span, spread } from '../../src/text/line.ts';
import { width } from '../../src/text/width.ts';
import type { DrawRow } from '../parts/list.tsx';

/** Columns of the incident list: of severities, of ids, and of a whole line. */
export type IncidentColumns = {
  readonly severity: number;
  readonly id: number;
  readonly line: number;
};

const smallestTitle = 7;
/** What nobody has to act on at once leaves this much of a title. */
const readableTitle = 20;
const cursorColumns = 2;
/** Narrower, `SEV-1` is `S1`: how bad it is never goes. */
const wholeSeverityFrom = 36;
const severityColumns = { whole: 6, short: 3 } as const;

export function incidentColumns(rows: readonly IncidentRow[], columns: number): IncidentColumns {
  return {
    severity: columns >= wholeSeverityFrom ? severityColumns.whole : severityColumns.short,
    id: rows.reduce((most, row) => Math.max(most, width(row.id)), 0),
    line: columns,
  };
}

/** One incident in the list: what it is at the left, who has it at the right. */
export const incidentLine: DrawRow<IncidentRow, IncidentColumns> = (row, columns, context) => {
  const tone = row.open && !row.isLastKnown ? 'plain' : 'dim';
  const left = [
    leadOf(row, context),
    cell(severityText(row, columns), columns.severity, row.severityTone),
    cell(row.id, columns.id, tone),
    span(` ${row.title}`, tone),
  ];
  return spread(left, tailOf(row, columns), columns.line);
};

/** Whether the row is under the cursor, and whether it is selected. */
export function leadOf(
  { marked }: IncidentRow,
  { glyphs, selected }: { readonly glyphs: Glyphs; readonly selected: boolean },
): Span {
  return span(`${selected ? glyphs.cursor : ' '}${marked ? '✓' : ' '}`, 'accent');
}

function severityText({ severity }: IncidentRow, columns: IncidentColumns): string {
  return columns.severity === severityColumns.short ? severity.replace('EV-', '') : severity;
}

/** Who has it and whom it goes to next; gives up what has no room. */
function tailOf(row: IncidentRow, { line, severity, id }: IncidentColumns): Line {
  const status = span(row.status, row.statusTone);
  const next: Line = row.next === '' ? [] : [span(` ${row.next}`)];
  const lacks: Line = row.lacks === '' || row.next !== '' ? [] : [span(`, ${row.lacks}`, 'ticket')];
  const room = line - cursorColumns - severity - id - 2;
  const all = [status, ...next, ...lacks, span(' ')];
  const tails = [
    ...(room - lineWidth(all) >= readableTitle ? [all] : []),
    [status, ...next, span(' ')],
    [status, ...next],
    // When it goes on says more than how long it has waited.
    ...(next.length === 0 ? [] : [[span(row.word, row.statusTone), ...next]]),
    [status],
  ];
  const fitting = tails.find((tail) => room - lineWidth(tail) >= smallestTitle);
  // Which one it is stays, whatever is said of it.
  return fitting ?? [span(cut(row.status, room), row.statusTone)];
}
