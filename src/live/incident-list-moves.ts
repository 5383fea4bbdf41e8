import { severities } from '../incidents/incident.ts';
import type { IncidentList, View } from './view.ts';

export const firstIncidentList: IncidentList = { scope: 'open', atLeast: null, marked: [] };

/** Resolved incidents come into the list, or go. */
export function scopeToggled(view: View): View {
  const scope = view.incidentList.scope === 'open' ? 'all' : 'open';
  return withList(view, { scope });
}

/** Only SEV-1; then also SEV-2; then also SEV-3; then all again. */
export function severityNarrowed(view: View): View {
  const { atLeast } = view.incidentList;
  const next = severities[atLeast === null ? 0 : severities.indexOf(atLeast) + 1];
  return withList(view, {
    atLeast: next === undefined || next === severities.at(-1) ? null : next,
  });
}

export function markToggled(view: View, id: string): View {
  const { marked } = view.incidentList;
  const others = marked.filter((one) => one !== id);
  return withList(view, { marked: others.length < marked.length ? others : [...marked, id] });
}

/** All of these are selected; when they all are already, none is. */
export function allMarkToggled(view: View, ids: readonly string[]): View {
  const { marked } = view.incidentList;
  const known = new Set(marked);
  const missing = ids.filter((id) => !known.has(id));
  return withList(view, { marked: missing.length === 0 ? [] : [...marked, ...missing] });
}

export function unmarked(view: View): View {
  return withList(view, { marked: [] });
}

/** One step back from what was narrowed or selected in the list; the same view when there is nothing. */
export function listSteppedBack(view: View): View {
  const { marked, atLeast } = view.incidentList;
  if (view.pane !== 'incidents') return view;
  if (marked.length > 0) return unmarked(view);
  return atLeast === null ? view : withList(view, { atLeast: null });
}

function withList(view: View, change: Partial<IncidentList>): View {
  return { ...view, incidentList: { ...view.incidentList, ...change } };
}
