import { fitLine, type Line } from '../../src/text/line.ts';
import type { Size } from '../layout.ts';
import { LinesView } from '../parts/line-view.tsx';
import { type DrawRow, List } from '../parts/list.tsx';

type Props<T, C> = {
  readonly room: Size;
  /** Lines over the list, or in its place. */
  readonly above: readonly Line[];
  readonly rows: readonly T[];
  readonly columns: C;
  readonly draw: DrawRow<T, C>;
  readonly selected: string | null;
  readonly focused: boolean;
};

/** What is inside the frame of a pane with a list. */
export function ListBody<T extends { readonly id: string }, C>(props: Props<T, C>) {
  const { room, above, ...list } = props;
  return (
    <>
      <LinesView lines={above.map((line) => fitLine(line, room.columns))} />
      <List {...list} height={listHeight(room, above)} />
    </>
  );
}

/** Rows left for the list. */
export function listHeight(room: Size, above: readonly Line[]): number {
  return Math.max(0, room.rows - above.length);
}
