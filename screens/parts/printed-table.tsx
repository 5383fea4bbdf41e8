import { renderToString, Text } from 'ink';
import type { ReactNode } from 'react';
import { loadInkTable } from './ink-table.ts';
import { type TableColumn, type TableRow, tableCells } from './table-cells.ts';

type Children = { readonly children?: ReactNode };

/** A table that is read, as text of at most `width` columns: a heading and a line a row, no borders. */
export async function printTable(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  width: number,
): Promise<string> {
  const InkTable = await loadInkTable();
  const { titles, rows: data } = tableCells(columns, rows, width);
  const table = (
    <InkTable data={data} columns={titles} header={Cell} cell={Cell} skeleton={Nothing} />
  );
  // One column more than the table: each cell ends in a space that would wrap the last one.
  const text = renderToString(table, { columns: width + 2 });
  // ink-table always pads: the first column needs none.
  return text
    .split('\n')
    .map((line) => line.slice(1).trimEnd())
    .join('\n');
}

function Cell({ children }: Children) {
  return <Text>{children}</Text>;
}

/** ink-table draws lines between all rows; a table is calmer without. */
function Nothing() {
  return null;
}
