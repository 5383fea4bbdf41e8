import { renderToString, Text } from 'ink';
import { cutMiddle, fit } from '../../src/text/fit.ts';
import { width as widthOf } from '../../src/text/width.ts';
import { InkTable } from './ink-table.ts';

export type PrintedColumn = {
  readonly key: string;
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Where a cell that is too long loses its middle instead of its end. */
  readonly keepEnds?: boolean;
  /** What is of no use in part, such as an id: cut only where nothing else gives way any more. */
  readonly whole?: boolean;
};

type Rows = readonly Readonly<Record<string, string>>[];

type Props = {
  readonly columns: readonly PrintedColumn[];
  readonly rows: Rows;
  /** Columns of the terminal the table may take. */
  readonly width: number;
};

/** A table as text, at most `width` wide: its cells are cut with `…` where they must be. */
export async function printTable(
  columns: readonly PrintedColumn[],
  rows: Rows,
  width: number,
): Promise<string> {
  const table = renderToString(<PrintedTable columns={columns} rows={rows} width={width} />, {
    columns: width,
  });
  return table
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** The same on a screen: one line for the titles and one for each row. */
export function PrintedTable({ columns, rows, width }: Props) {
  const sizes = columnSizes(columns, rows, width);
  const cells = columns.map((column, index) =>
    evened([column.title, ...rows.map((row) => row[column.key] ?? '')], sizes[index] ?? 0, column),
  );
  const titles = distinct(cells.map(([title = '']) => title));
  const data = rows.map((_, row) =>
    Object.fromEntries(titles.map((title, index) => [title, cells[index]?.[row + 1] ?? ''])),
  );
  return (
    <InkTable
      data={data}
      columns={titles}
      padding={padding}
      header={Title}
      cell={Cell}
      skeleton={Nothing}
    />
  );
}

const padding = 1;
const smallestColumn = 4;
// ink-table pads by the length of strings, screens by columns; this mark makes both the same.
const filler = '\u200b';

/** A column's texts, all as wide as `columns` and, for ink-table, all of one length. */
function evened(
  texts: readonly string[],
  columns: number,
  { align = 'left', keepEnds = false }: PrintedColumn,
): readonly string[] {
  const shown = texts.map((text) =>
    fit(keepEnds ? cutMiddle(text, columns) : text, columns, align),
  );
  const longest = Math.max(...shown.map(({ length }) => length));
  return shown.map((text) => text + filler.repeat(longest - text.length));
}

/** Titles are the keys of ink-table's rows; equal ones are told apart by marks that are not seen. */
function distinct(titles: readonly string[]): readonly string[] {
  return titles.map(
    (title, index) => title + filler.repeat(titles.indexOf(title) < index ? index : 0),
  );
}

/** Each column as wide as its widest cell; the widest ones give way until all fit, whole ones last. */
function columnSizes(columns: readonly PrintedColumn[], rows: Rows, width: number): number[] {
  const sizes = columns.map(({ key, title }) =>
    rows.reduce((most, row) => Math.max(most, widthOf(row[key] ?? '')), widthOf(title)),
  );
  let excess = sizes.reduce((sum, size) => sum + size + padding * 2, 0) - width;
  while (excess > 0) {
    const widest = widestOf(sizes, ({ index }) => columns[index]?.whole !== true);
    const giving = widest ?? widestOf(sizes, () => true);
    if (giving === undefined) break;
    sizes[giving.index] = giving.size - 1;
    excess -= 1;
  }
  return sizes;
}

type Sized = { readonly index: number; readonly size: number };

/** The widest of the columns that can give way. */
function widestOf(sizes: readonly number[], gives: (column: Sized) => boolean): Sized | undefined {
  return sizes
    .map((size, index) => ({ index, size }))
    .filter((column) => column.size > smallestColumn && gives(column))
    .reduce<Sized | undefined>(
      (most, column) => (most === undefined || column.size > most.size ? column : most),
      undefined,
    );
}

function Title({ children }: { readonly children: string }) {
  return <Text bold>{visible(children)}</Text>;
}

function Cell({ children }: { readonly children: string }) {
  return <Text>{visible(children)}</Text>;
}

/** No lines between rows: spaces tell columns apart. */
function Nothing() {
  return null;
}

function visible(text: string): string {
  return text.replaceAll(filler, '');
}
