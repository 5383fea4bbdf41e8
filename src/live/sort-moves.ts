import type { Pane, Sort, View } from './view.ts';

/** What each pane can be sorted by; the first is how it is sorted unless asked otherwise. */
export const sortColumns: Readonly<Record<Pane, readonly string[]>> = {
  slos: ['state', 'service', 'budget', 'burn'],
  budget: [],
  oncall: [],
  incidents: ['severity', 'age', 'owner', 'overdue'],
  alerts: ['state', 'name', 'since'],
};

/** Sorts the pane in use by its next column; after the last comes the first again. */
export function nextSort(view: View): View {
  const columns = sortColumns[view.pane];
  const here = columns.indexOf(sortOf(view)?.column ?? '');
  const column = columns[(here + 1) % columns.length];
  return column === undefined ? view : withSort(view, { column, reversed: false });
}

export function reversedSort(view: View): View {
  const sort = sortOf(view);
  return sort === null ? view : withSort(view, { ...sort, reversed: !sort.reversed });
}

/** How the pane in use is sorted, or null when it can't be. */
export function sortOf({ pane, sort }: View): Sort | null {
  const column = sortColumns[pane][0];
  return sort[pane] ?? (column === undefined ? null : { column, reversed: false });
}

function withSort(view: View, sort: Sort): View {
  return { ...view, sort: { ...view.sort, [view.pane]: sort } };
}
