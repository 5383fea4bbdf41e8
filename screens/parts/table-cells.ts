import { type Align, cut, fit } from '../../src/text/fit.ts';
import { width } from '../../src/text/width.ts';

/** A column of a table that is read; `key` names the cell in a row. */
export type TableColumn = {
  readonly key: string;
  readonly title: string;
  readonly align?: Align;
};

export type TableRow = Readonly<Record<string, string>>;

/** Rows keyed by column title, each cell in exactly its column's width. */
export type TableCells = {
  readonly titles: readonly string[];
  readonly rows: readonly TableRow[];
};

const gap = 2;
const narrowest = 6;

/** Fits a table into `columns`: the widest column gives way first. */
export function tableCells(
  layout: readonly TableColumn[],
  rows: readonly TableRow[],
  columns: number,
): TableCells {
  const widths = shrink(
    layout.map((column) => natural(column, rows)),
    columns,
  );
  const cell = (text: string, index: number) =>
    evenLength(fit(cut(text, widths[index] ?? 0), widths[index] ?? 0, layout[index]?.align));
  const titles = layout.map(({ title }, index) => cell(title, index));
  return {
    titles,
    rows: rows.map((row) =>
      Object.fromEntries(
        layout.map(({ key }, index) => [titles[index], cell(row[key] ?? '', index)]),
      ),
    ),
  };
}

function natural({ key, title }: TableColumn, rows: readonly TableRow[]): number {
  return Math.max(width(title), ...rows.map((row) => width(row[key] ?? '')));
}

function shrink(widths: readonly number[], columns: number): readonly number[] {
  const fitting = [...widths];
  const total = () => fitting.reduce((sum, one) => sum + one + gap, 0);
  while (total() > columns) {
    const widest = fitting.indexOf(Math.max(...fitting));
    if ((fitting[widest] ?? 0) <= narrowest) break;
    fitting[widest] = (fitting[widest] ?? 0) - 1;
  }
  return fitting;
}

/**
 * ink-table measures by `String.length`, under which a wide character is one. Filled up to its width
 * with zero-width spaces, which Ink drops, a text is as long as it is wide.
 */
function evenLength(text: string): string {
  return text + '\u200b'.repeat(Math.max(0, width(text) - text.length));
}
