import { visibleRows } from './selectors/visible-rows.ts';
import type { LiveState } from './state.ts';
import type { Pane } from './view.ts';

/** Ids of a pane's rows, filtered and sorted as shown. */
export function rowIds(state: LiveState, pane: Pane): readonly string[] {
  return visibleRows(state, pane).map(({ id }) => id);
}
