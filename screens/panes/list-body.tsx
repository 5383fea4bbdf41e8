import { fitLine, type Line } from '../../src/text/line.ts';
import type { Size } from '../layout.ts';
import { LinesView } from '../parts/line-view.tsx';
import { type DrawRow, List } from '../parts/list.tsx';

type Props<T, C> = {
  readonly room: Size;
  /** Lines over the list: what went wrong, names of columns. */
  readonly above: readonly Line[];
  readonly rows: readonly T[];
  readonly columns: C;
  readonly draw: DrawRow<T, C>;
  readonly selected: string | null;
  readonly focused: boolean;
  /** What stands there when there are no rows. */
  readonly hint: Line | null;
};

/** What is inside the frame of a pane with a list. */
export function ListBody<T extends { readonly id: string }, C>(props: Props<T, C>) {
  const { room, above, hint, ...list } = props;
  const lines = hint === null ? above : [...above, hint];
  return (
    <>
      <LinesView lines={lines.map((line) => fitLine(line, room.columns))} />
      <List {...list} height={listHeight(room, above)} />
    </>
  );
}

/** Rows left for the list. */
export function listHeight(room: Size, above: readonly Line[]): number {
  return Math.max(0, room.rows - above.length);
}

/** The lines over a list as long as a row of it still fits under them. */
export function linesThatFit(lines: readonly Line[], room: Size): readonly Line[] {
  return lines.slice(0, Math.max(0, room.rows - 1));
}
