import type { LiveState } from '../state.ts';
import type { Pane } from '../view.ts';
import { alertRows } from './alert-rows.ts';
import { incidentRows } from './incident-rows.ts';
import { sloRows } from './slo-rows.ts';

/** A pane's rows as shown, filtered and sorted; panes without a list have none. */
export function visibleRows(state: LiveState, pane: Pane): readonly { readonly id: string }[] {
  switch (pane) {
    case 'slos':
      return sloRows(state);
    case 'incidents':
      return incidentRows(state);
    case 'alerts':
      return alertRows(state);
    case 'budget':
    case 'oncall':
      return [];
  }
}
