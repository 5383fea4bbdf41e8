import type { Incident, IncidentState } from '../../incidents/incident.ts';
import { incidentNumber } from '../../incidents/incident-id.ts';
import { bySeverity, openWorstFirst } from '../../incidents/list-order.ts';
import { isSelected, type Selection } from '../../incidents/selection.ts';
import type { IncidentFilter, IncidentStore } from '../../store/incident-store.ts';
import { openStates } from './open-incidents.ts';

/** How many of those looked for are shown; `usual` are the open ones and the first resolved ones. */
export type Limit =
  | { readonly kind: 'all' | 'usual' }
  | { readonly kind: 'first'; readonly count: number };

export type Search = {
  /** Null for all. */
  readonly states: readonly IncidentState[] | null;
  readonly selection: Selection;
  /** Left out: the worst of the open ones first, the newest of the resolved ones. */
  readonly sort: 'worst' | 'newest' | undefined;
  readonly limit: Limit;
};

export type Found = {
  readonly shown: readonly Incident[];
  /** How many there are, shown or not. */
  readonly found: number;
};

const usualResolved = 50;

/** Looks incidents up in the store, and reads no more of the resolved ones than are shown where it can. */
export async function findIncidents(store: IncidentStore, search: Search): Promise<Found> {
  const { selection } = search;
  const states = search.states ?? [...openStates, 'resolved'];
  const filter = filterOf(selection);
  const { limit } = search;
  if (limit.kind === 'all' || !states.includes('resolved') || !isPaged(search))
    return findAmong(await store.list({ ...filter, states }), search);
  // In this order one that is resolved in between is found by both, and counts as resolved.
  const unresolved = states.filter((one) => one !== 'resolved');
  const listed = await store.list({ ...filter, states: unresolved });
  const page = await store.page(
    { ...filter, states: ['resolved'] },
    { limit: limit.kind === 'first' ? limit.count : usualResolved },
  );
  const resolved = new Set(page.incidents.map(({ id }) => id));
  const open = listed.filter(({ id }) => !resolved.has(id));
  const { shown, found } = findAmong([...open, ...page.incidents], search);
  return { shown, found: found + page.rest };
}

/** Looks incidents up among these. */
export function findAmong(incidents: readonly Incident[], search: Search): Found {
  const { states, selection, sort, limit } = search;
  const found = incidents
    .filter(({ state }) => states?.includes(state) ?? true)
    .filter((incident) => isSelected(incident, selection));
  return { shown: firstOf(ordered(found, sort), limit), found: found.length };
}

/** Databases differ in which capital letter belongs to which small one: people and words are compared here. */
function isPaged({ selection: { who, role, text }, sort }: Search): boolean {
  return who === null && role === null && text === null && sort !== 'worst';
}

function filterOf({ severities, service, since, until }: Selection): IncidentFilter {
  return {
    ...(severities === null ? {} : { severities }),
    ...(service === null ? {} : { service }),
    ...(since === null ? {} : { since }),
    ...(until === null ? {} : { until }),
  };
}

/** Numbers grow with time. */
function ordered(incidents: readonly Incident[], sort: Search['sort']): readonly Incident[] {
  const number = ({ id }: Incident) => incidentNumber(id) ?? 0;
  const newestFirst = incidents.toSorted((one, other) => number(other) - number(one));
  if (sort === 'newest') return newestFirst;
  return openWorstFirst(sort === 'worst' ? newestFirst.sort(bySeverity) : newestFirst);
}

function firstOf(incidents: readonly Incident[], limit: Limit): readonly Incident[] {
  if (limit.kind === 'all') return incidents;
  if (limit.kind === 'first') return incidents.slice(0, limit.count);
  let resolved = 0;
  return incidents.filter(({ state }) => {
    if (state === 'resolved') resolved += 1;
    return state !== 'resolved' || resolved <= usualResolved;
  });
}
