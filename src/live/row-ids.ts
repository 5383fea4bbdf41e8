import type { LiveState } from './state.ts';
import type { Pane } from './view.ts';

/** Ids of a pane's rows, filtered and sorted as shown. */
export function rowIds(state: LiveState, pane: Pane): readonly string[] {
  if (pane === 'slos') return (state.slos.data ?? []).map(({ slo }) => slo.id);
  if (pane === 'incidents') return (state.incidents.data ?? []).map(({ id }) => id);
  if (pane === 'alerts') return (state.alerts.data ?? []).map(({ id }) => id);
  return [];
}
