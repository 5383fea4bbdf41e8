import { unmarked } from '../live/incident-list-moves.ts';
import { pastRefusal } from '../live/past-refusal.ts';
import { incidentRows } from '../live/selectors/incident-rows.ts';
import type { Command } from './command.ts';
import { declarationDraft } from './declaration.ts';
import { askToEscalate } from './escalate-question.ts';
import { inIncidentList } from './incident-list-commands.ts';
import { askWords, hasIncident, onIncident, onIncidentNow } from './on-incident.ts';
import { processCommands } from './process-commands.ts';
import { prompt } from './word-prompts.ts';

const acknowledgeOne = onIncident('acknowledge', (actions, { id }) => void actions.acknowledge(id));

const changes: readonly Command[] = [
  {
    id: 'incident.acknowledge',
    title: 'Acknowledge the incident under the cursor, or all selected',
    short: 'ack',
    group: 'Act',
    keys: ['a'],
    when: hasIncident,
    run: (actions, state) => {
      // What a filter hides is not acknowledged unseen.
      const marked = incidentRows(state).flatMap((row) => (row.marked ? [row.id] : []));
      if (!inIncidentList(state) || marked.length === 0) acknowledgeOne(actions, state);
      else {
        actions.changeView(unmarked);
        void actions.acknowledgeAll(marked);
      }
    },
  },
  {
    id: 'incident.escalate',
    title: 'Escalate to the next person (asks first)',
    short: 'escalate',
    group: 'Act',
    keys: ['e'],
    when: hasIncident,
    run: onIncidentNow('escalate', askToEscalate),
  },
  {
    id: 'incident.declare',
    title: 'Declare an incident about the SLO or alert under the cursor',
    short: 'declare',
    group: 'Act',
    keys: ['d'],
    when: () => true,
    run: (actions, state) => {
      const { text, about, openAlready } = declarationDraft(state);
      const title = 'Declare: severity and title';
      const told = openAlready === null ? title : `${title} (${openAlready} is open about it)`;
      actions.showOverlay(prompt({ kind: 'declare', about }, told, text));
    },
  },
  {
    id: 'incident.note',
    title: 'Write a note on the timeline',
    short: 'note',
    group: 'Act',
    keys: ['n'],
    when: hasIncident,
    run: onIncident('note on', askWords('note')),
  },
  {
    id: 'incident.update',
    title: 'Tell people outside how it stands',
    short: 'update',
    group: 'Act',
    keys: ['u'],
    when: hasIncident,
    run: onIncident('update', askWords('update')),
  },
  {
    id: 'incident.severity',
    title: 'Change the severity',
    short: null,
    group: 'Act',
    keys: ['v'],
    when: hasIncident,
    run: onIncidentNow('change the severity of', askWords('severity')),
  },
  {
    id: 'incident.resolve',
    title: 'Resolve with a word on how (asks first)',
    short: null,
    group: 'Act',
    keys: ['x'],
    when: hasIncident,
    run: onIncidentNow('resolve', askWords('resolve')),
  },
  ...processCommands,
];

/** Commands that change incidents; the past can't be changed. */
export const subjectCommands: readonly Command[] = changes.map(({ when, run, ...change }) => ({
  ...change,
  when: (state) => state.past === null && when(state),
  run: (actions, state) => {
    if (state.past === null) run(actions, state);
    else actions.flash('plain', pastRefusal(state.past));
  },
}));
