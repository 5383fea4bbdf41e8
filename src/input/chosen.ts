import type { Incident } from '../incidents/incident.ts';
import type { Actions } from '../live/actions.ts';
import { subjectIncident } from '../live/selection.ts';
import type { LiveState } from '../live/state.ts';
import type { Choice, ChoiceWish } from '../live/view.ts';
import { noOverlay } from '../live/view-moves.ts';
import { choosing, personChoices } from './choices.ts';
import { readLink } from './link-text.ts';
import { askToWithdraw, askWhen, askWhoTakesOver } from './override-questions.ts';

/** Does with a choice what it was asked for. */
export function chosen(
  wish: ChoiceWish,
  { value, label }: Choice,
  actions: Actions,
  state: LiveState,
): void {
  actions.showOverlay(noOverlay);
  switch (wish.kind) {
    case 'role':
      askPerson(value, incidentOf(wish.id, state), actions, state);
      break;
    case 'person':
      void actions.assign(wish.id, wish.role, value === '' ? null : value);
      break;
    case 'browse':
      actions.browse(value);
      break;
    case 'merge':
      actions.showOverlay({
        kind: 'confirm',
        question: `Merge ${wish.id} into ${label}? y/N`,
        detail: `${wish.id} ends; both keep their history.`,
        action: { kind: 'merge', id: wish.id, into: value },
      });
      break;
    case 'action-done':
      void actions.finishAction(wish.id, Number(value));
      break;
    case 'override-place':
      askWhoTakesOver(value, actions, state);
      break;
    case 'override-user':
      askWhen({ ...wish.place, user: value }, actions, state);
      break;
    case 'withdraw-override':
      askToWithdraw(value, actions, state);
      break;
    case 'link': {
      const slos = (state.slos.data ?? []).map(({ slo }) => slo.id);
      void actions.link(wish.id, readLink(value, slos));
    }
  }
}

function askPerson(
  role: string,
  incident: Incident | null,
  actions: Actions,
  state: LiveState,
): void {
  if (incident === null) return;
  const people = personChoices(role, incident, state);
  const wish = { kind: 'person', id: incident.id, role } as const;
  actions.showOverlay(choosing(`${role} of ${incident.id}`, people, wish, true));
}

/** It is under the cursor still, unless the list moved meanwhile. */
function incidentOf(id: string, state: LiveState): Incident | null {
  const selected = subjectIncident(state);
  if (selected?.id === id) return selected;
  return state.incidents.data?.find((one) => one.id === id) ?? null;
}
