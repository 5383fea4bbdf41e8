import type { Incident } from '../incidents/incident.ts';
import type { Actions } from '../live/actions.ts';
import { pastRefusal } from '../live/past-refusal.ts';
import { subjectIncident } from '../live/selection.ts';
import type { LiveState } from '../live/state.ts';
import type { Command } from './command.ts';
import { declarationText } from './declaration.ts';
import { askToEscalate } from './escalate-question.ts';
import { textInput } from './text-input.ts';

type Act = (actions: Actions, incident: Incident, state: LiveState) => void;

const hasIncident = (state: LiveState): boolean => subjectIncident(state) !== null;

/** A run that needs an incident, and says so when there is none. */
function onIncident(verb: string, act: Act): Command['run'] {
  return (actions, state) => {
    const incident = subjectIncident(state);
    if (incident === null) actions.flash('plain', `No incident under the cursor to ${verb}`);
    else act(actions, incident, state);
  };
}

function askLine(
  kind: 'note' | 'resolve' | 'severity',
  title: (incident: Incident) => string,
): Act {
  return (actions, incident) =>
    actions.showOverlay({
      kind: 'input',
      title: title(incident),
      ...textInput(''),
      error: null,
      wish: { kind, id: incident.id },
    });
}

const changes: readonly Command[] = [
  {
    id: 'incident.acknowledge',
    title: 'Acknowledge the incident under the cursor',
    short: 'ack',
    group: 'Act',
    keys: ['a'],
    when: hasIncident,
    run: onIncident('acknowledge', (actions, { id }) => void actions.acknowledge(id)),
  },
  {
    id: 'incident.escalate',
    title: 'Escalate to the next person (asks first)',
    short: 'escalate',
    group: 'Act',
    keys: ['e'],
    when: hasIncident,
    run: onIncident('escalate', askToEscalate),
  },
  {
    id: 'incident.declare',
    title: 'Declare an incident about the SLO or alert under the cursor',
    short: 'declare',
    group: 'Act',
    keys: ['d'],
    when: () => true,
    run: (actions, state) => {
      const { text, slo } = declarationText(state);
      actions.showOverlay({
        kind: 'input',
        title: 'Declare: severity and title',
        ...textInput(text),
        error: null,
        wish: { kind: 'declare', slo },
      });
    },
  },
  {
    id: 'incident.note',
    title: 'Write a note on the timeline',
    short: 'note',
    group: 'Act',
    keys: ['n'],
    when: hasIncident,
    run: onIncident(
      'note on',
      askLine('note', ({ id }) => `Note on ${id}`),
    ),
  },
  {
    id: 'incident.severity',
    title: 'Change the severity',
    short: null,
    group: 'Act',
    keys: ['v'],
    when: hasIncident,
    run: onIncident(
      'change the severity of',
      askLine('severity', ({ id, severity }) => `Severity of ${id} (now ${severity}): 1 to 4`),
    ),
  },
  {
    id: 'incident.resolve',
    title: 'Resolve with a word on how (asks first)',
    short: null,
    group: 'Act',
    keys: ['x'],
    when: hasIncident,
    run: onIncident(
      'resolve',
      askLine('resolve', ({ id }) => `Resolve ${id}: what was done`),
    ),
  },
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
