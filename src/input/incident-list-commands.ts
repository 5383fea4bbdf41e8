import {
  allMarkToggled,
  markToggled,
  scopeToggled,
  severityNarrowed,
} from '../live/incident-list-moves.ts';
import { rowIds } from '../live/row-ids.ts';
import { selectedId } from '../live/selection.ts';
import { incidentRows } from '../live/selectors/incident-rows.ts';
import type { LiveState } from '../live/state.ts';
import { cursorMoved, showsRows } from '../live/view-moves.ts';
import type { Command } from './command.ts';

/** Whether keys go to the list of incidents. */
export function inIncidentList({ view }: LiveState): boolean {
  return view.pane === 'incidents' && showsRows(view);
}

type InList = Pick<Command, 'id' | 'title' | 'keys' | 'run'>;

const inList: readonly InList[] = [
  {
    id: 'incidents.select',
    title: 'Select the incident, or no longer',
    keys: [' '],
    run: (actions, state) => {
      const id = selectedId(state, 'incidents');
      const ids = rowIds(state, 'incidents');
      if (id === null) actions.flash('plain', 'No incident to select');
      else actions.changeView((view) => cursorMoved(markToggled(view, id), ids, 1));
    },
  },
  {
    id: 'incidents.select-all',
    title: 'Select all open incidents shown, or none',
    keys: ['*'],
    run: (actions, state) => {
      const open = incidentRows(state).filter((row) => row.open);
      const ids = open.map(({ id }) => id);
      actions.changeView((view) => allMarkToggled(view, ids));
    },
  },
  {
    id: 'incidents.severity',
    title: 'Only SEV-1, up to SEV-2, up to SEV-3, all',
    keys: ['f'],
    run: (actions) => actions.changeView(severityNarrowed),
  },
  {
    id: 'incidents.scope',
    title: 'Open incidents, or resolved ones too',
    keys: ['t'],
    run: (actions) => actions.changeView(scopeToggled),
  },
];

/** What the list of incidents shows, and which of them are acted on. */
export const incidentListCommands: readonly Command[] = inList.map(({ run, ...command }) => ({
  ...command,
  short: null,
  group: 'See',
  when: inIncidentList,
  run: (actions, state) => {
    if (inIncidentList(state)) run(actions, state);
    else actions.flash('plain', 'That is for the list of incidents: 4 goes there');
  },
}));
