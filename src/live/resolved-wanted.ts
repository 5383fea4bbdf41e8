import type { LiveState } from './state.ts';
import type { View } from './view.ts';

const pageSize = 200;
/** More rows than a screen shows. */
const nearEnd = 100;

export function showsResolved({ view, past }: LiveState): boolean {
  return view.incidentList.scope === 'all' && past === null;
}

/**
 * How many of the resolved incidents the list needs, the newest of them: a page more when the cursor
 * nears the end of those it has. What is looked for or sorted by something else may be anywhere: then
 * all, which is infinity.
 */
export function resolvedWanted({ view, resolved: { data } }: LiveState): number {
  if (isLookedThrough(view)) return Number.POSITIVE_INFINITY;
  if (data === null) return pageSize;
  const cursor = data.incidents.findIndex(({ id }) => id === view.cursor.incidents);
  const isNear = data.rest > 0 && cursor >= data.incidents.length - nearEnd;
  return isNear ? data.asked + pageSize : data.asked;
}

/** How many resolved incidents there are beside those the list has read. */
export function resolvedUnread(state: LiveState): number {
  return showsResolved(state) ? (state.resolved.data?.rest ?? 0) : 0;
}

function isLookedThrough({ filter, sort: { incidents: sort }, incidentList }: View): boolean {
  const isUsual = sort === null || (sort.column === 'severity' && !sort.reversed);
  return !isUsual || filter.incidents.trim() !== '' || incidentList.atLeast !== null;
}
