import type { IncidentRow } from '../../src/live/selectors/incident-row.ts';
import { cell, type Line, type Span, span } from '../../src/text/line.ts';
import { width } from '../../src/text/width.ts';
import type { DrawRow } from '../parts/list.tsx';
import { leadOf } from './incident-line.ts';

type Text = 'id' | 'title' | 'owner' | 'age' | 'word' | 'clock' | 'lacks';

/** Widths of the columns of the whole-screen list; 0 leaves one out. */
export type IncidentTable = Readonly<Record<Text, number>>;

const severityColumns = 6;
const leadColumns = 2;
const gap = 2;
const smallestTitle = 14;

const nobody = 'nobody';

/** Narrower than this each incident is one line of running text. */
export const tableFrom = 64;

/** Given up in this order where the title would have no room. */
const dispensable = ['age', 'lacks', 'owner'] as const;
const headings: Readonly<Record<Text, string>> = {
  id: 'id',
  title: 'title',
  owner: 'owner',
  age: 'age',
  word: 'state',
  clock: 'due',
  lacks: '',
};

export function incidentTableColumns(rows: readonly IncidentRow[], columns: number): IncidentTable {
  const widest = (key: Text, most: number) =>
    Math.min(
      most,
      rows.reduce((wide, row) => Math.max(wide, width(row[key])), width(headings[key])),
    );
  const all = {
    id: widest('id', 12),
    owner: Math.max(nobody.length, widest('owner', 16)),
    age: widest('age', 8),
    word: widest('word', 20),
    clock: widest('clock', 24),
    lacks: widest('lacks', 12),
  };
  const titleRoom = (table: typeof all) =>
    Object.values(table).reduce(
      (room, size) => room - (size === 0 ? 0 : size + gap),
      columns - leadColumns - severityColumns - gap,
    );
  const table = { ...all };
  for (const key of dispensable) if (titleRoom(table) < smallestTitle) table[key] = 0;
  return { ...table, title: Math.max(1, titleRoom(table)) };
}

/** The names of the columns. */
export function incidentHeading(table: IncidentTable): Line {
  const name = (key: Text): Span => span(headings[key], 'dim');
  const severity = span('sev'.padEnd(severityColumns), 'dim');
  return [span(' '.repeat(leadColumns)), severity, ...cells(table, name)];
}

/** One incident in a table: how bad, what, whose, since when, what is due. */
export const incidentTableLine: DrawRow<IncidentRow, IncidentTable> = (row, table, context) => {
  const isLive = row.open && !row.isLastKnown;
  const tone = isLive ? 'plain' : 'dim';
  const texts: Readonly<Record<Text, Span>> = {
    id: span(row.id, tone),
    title: span(row.title, tone),
    owner: row.owner === '' ? span(nobody, isLive ? 'page' : 'dim') : span(row.owner, tone),
    age: span(row.age, 'dim'),
    word: span(row.word, row.statusTone),
    clock: span(row.clock, row.clockTone),
    lacks: span(row.lacks, 'ticket'),
  };
  return [
    leadOf(row, context),
    cell(row.severity, severityColumns, row.severityTone),
    ...cells(table, (key) => texts[key]),
  ];
};

const order = ['id', 'title', 'owner', 'age', 'word', 'clock', 'lacks'] as const;

function cells(table: IncidentTable, textOf: (key: Text) => Span): Line {
  return order
    .filter((key) => table[key] > 0)
    .flatMap((key) => {
      const { text, tone } = textOf(key);
      const align = key === 'age' ? 'right' : 'left';
      return [cell(text, table[key], tone, align), span(' '.repeat(gap))];
    });
}
