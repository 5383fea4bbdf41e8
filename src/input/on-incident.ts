import type { Incident } from '../incidents/incident.ts';
import type { Actions } from '../live/actions.ts';
import { subjectIncident } from '../live/selection.ts';
import type { LiveState } from '../live/state.ts';
import type { IncidentWish } from '../live/view.ts';
import type { Command } from './command.ts';
import { wordPrompt } from './word-prompts.ts';

export type Act = (actions: Actions, incident: Incident, state: LiveState) => void;

export const hasIncident = (state: LiveState): boolean => subjectIncident(state) !== null;

/** Whether there is an incident of which something is true. */
export function incidentThat(is: (incident: Incident) => boolean): Command['when'] {
  return (state) => {
    const incident = subjectIncident(state);
    return incident !== null && is(incident);
  };
}

/** A run that needs an incident, and says so when there is none. */
export function onIncident(verb: string, act: Act): Command['run'] {
  return (actions, state) => {
    const incident = subjectIncident(state);
    if (incident === null) actions.flash('plain', `No incident under the cursor to ${verb}`);
    else act(actions, incident, state);
  };
}

/**
 * A run that asks before it changes an incident, and can't wait: while the store does not answer it is
 * refused at once, before anybody has typed for nothing.
 */
export function onIncidentNow(verb: string, act: Act): Command['run'] {
  return onIncident(verb, (actions, incident, state) => {
    if (state.incidents.status !== 'failed') act(actions, incident, state);
    else
      actions.flash(
        'bad',
        `${incident.id} is unchanged: the store does not answer; R asks it again`,
      );
  });
}

/** Asks for the words of a change before it is made. */
export function askWords(kind: IncidentWish['kind']): Act {
  return (actions, incident, { setup }) =>
    actions.showOverlay(wordPrompt(kind, incident, setup.process));
}
