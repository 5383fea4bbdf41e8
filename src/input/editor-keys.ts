import type { Actions } from '../live/actions.ts';
import { listedIncident } from '../live/selectors/incident-rows.ts';
import { incidentStatus } from '../live/selectors/incident-status.ts';
import type { LiveState } from '../live/state.ts';
import type { InputWish } from '../live/view.ts';
import { noOverlay } from '../live/view-moves.ts';
import type { Prompt } from './keep-if-lost.ts';
import { submitted } from './submitted.ts';
import { textInput } from './text-input.ts';

const inEditor: readonly InputWish['kind'][] = ['note', 'update', 'mitigate', 'resolve', 'reopen'];

/** Whether what is asked for may be longer than a line. */
export function takesEditor({ kind }: InputWish): boolean {
  return inEditor.includes(kind);
}

/** Goes on with a prompt in the person's editor. As with git, what is saved there is sent, and an empty text is not. */
export function editPrompt(prompt: Prompt, actions: Actions, state: LiveState): void {
  const { title, text, wish } = prompt;
  if (!takesEditor(wish)) return;
  const comments = [title, ...aboutIncident(wish, state), ...rules];
  void actions.edit({ text, comments }).then((edited) => {
    switch (edited.kind) {
      case 'edited':
        submitted({ ...prompt, ...textInput(edited.text), error: null }, actions, state);
        break;
      case 'unchanged':
        actions.showOverlay({ ...prompt, error: 'Nothing was changed in the editor' });
        break;
      case 'empty':
        actions.showOverlay(noOverlay);
        actions.flash('plain', 'Not sent: the text was empty');
        break;
      case 'failed':
        actions.showOverlay({ ...prompt, error: edited.error });
    }
  });
}

const rules = ['', 'Lines that begin with # are left out. An empty text sends nothing.'];

function aboutIncident(wish: InputWish, state: LiveState): readonly string[] {
  const incident = 'id' in wish ? listedIncident(state, wish.id) : null;
  if (incident === null) return [];
  const { id, severity, title } = incident;
  return ['', `${id} ${severity} ${title}`, incidentStatus(incident, state.now).status];
}
