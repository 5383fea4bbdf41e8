import { Box } from 'ink';
import { createElement, memo, useRef } from 'react';
import type { Glyphs } from '../../src/text/glyphs.ts';
import type { Line } from '../../src/text/line.ts';
import { useLook } from '../look.tsx';
import { LineView } from './line-view.tsx';

type Row = { readonly id: string };

/** Draws one row in the columns worked out for the whole list. Must be the same function each time. */
export type DrawRow<T, C> = (
  row: T,
  columns: C,
  context: { readonly glyphs: Glyphs; readonly selected: boolean },
) => Line;

type Props<T, C> = {
  readonly rows: readonly T[];
  readonly columns: C;
  readonly draw: DrawRow<T, C>;
  readonly height: number;
  readonly selected: string | null;
  /** Whether keys go here: the selected row is marked more strongly. */
  readonly focused: boolean;
};

/** The part of a list that fits, with the selected row always in sight. Rows are drawn again only when they change. */
export function List<T extends Row, C>(props: Props<T, C>) {
  const { rows, columns, draw, height, selected, focused } = props;
  const first = useFirstRow(rows, selected, height);
  const shown = rows
    .slice(first, first + height)
    .map((row) => (
      <ListRow
        key={row.id}
        row={row}
        columns={columns}
        draw={draw as DrawRow<Row, unknown>}
        selected={row.id === selected}
        focused={focused && row.id === selected}
      />
    ));
  return createElement(Box, { flexDirection: 'column', flexShrink: 0 }, ...shown);
}

type RowProps = {
  readonly row: Row;
  readonly columns: unknown;
  readonly draw: DrawRow<Row, unknown>;
  readonly selected: boolean;
  readonly focused: boolean;
};

const ListRow = memo(({ row, columns, draw, selected, focused }: RowProps) => {
  const { glyphs } = useLook();
  return <LineView line={draw(row, columns, { glyphs, selected })} underCursor={focused} />;
});

/** Scrolls no further than it must: what is in sight stays where it is. */
function useFirstRow(rows: readonly Row[], selected: string | null, height: number): number {
  const before = useRef(0);
  const index = Math.max(
    0,
    rows.findIndex(({ id }) => id === selected),
  );
  const lowest = Math.max(0, index - height + 1);
  const wanted = Math.min(Math.max(before.current, lowest), index);
  before.current = Math.max(0, Math.min(wanted, rows.length - height));
  return before.current;
}

/** `3/24` when not all rows fit, else nothing. */
export function listFoot(rows: readonly Row[], selected: string | null, height: number): string {
  if (rows.length <= height) return '';
  return `${rows.findIndex(({ id }) => id === selected) + 1}/${rows.length}`;
}
