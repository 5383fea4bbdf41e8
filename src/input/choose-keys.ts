import type { Actions } from '../live/actions.ts';
import type { LiveState } from '../live/state.ts';
import { type Choosing, choiceMatches } from './choice-matches.ts';
import { chosen } from './chosen.ts';
import type { KeyPress } from './key-press.ts';
import { listSteps } from './list-steps.ts';
import { editText, textInput } from './text-input.ts';

/** A key while one of several is chosen: letters narrow, Tab completes, ⏎ takes. */
export function chooseKey(
  overlay: Choosing,
  key: KeyPress,
  { actions, state }: { readonly actions: Actions; readonly state: LiveState },
): void {
  const matches = choiceMatches(overlay);
  const last = Math.max(0, matches.length - 1);
  const index = Math.min(overlay.index, last);
  const choice = matches[index];
  const step = listSteps[key.name];
  const edited = editText(textInput(overlay.text), key);
  if (key.name === 'enter') {
    if (choice === undefined) actions.flash('plain', `Nothing like ${overlay.text}`);
    else chosen(overlay.wish, choice, actions, state);
  } else if (key.name === 'tab') {
    if (choice !== undefined) actions.showOverlay({ ...overlay, text: choice.label, index: 0 });
  } else if (step !== undefined)
    actions.showOverlay({ ...overlay, index: Math.min(last, Math.max(0, index + step)) });
  else if (edited !== null) actions.showOverlay({ ...overlay, text: edited.text, index: 0 });
}
