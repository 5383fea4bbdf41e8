import type { Actions } from '../live/actions.ts';
import type { LiveState } from '../live/state.ts';
import { filterSet } from '../live/view-moves.ts';
import type { Command } from './command.ts';
import { type InkKey, type KeyPress, keyPresses } from './key-press.ts';
import { overlayKey } from './overlay-keys.ts';
import { insertText, textInput } from './text-input.ts';

export type Dispatch = {
  /** One input event as Ink gives it: one key, or several whose bytes came together. */
  readonly input: (input: string, key: InkKey) => void;
  /** Pasted text: typed into a prompt, and never taken for keys. */
  readonly paste: (text: string) => void;
};

/** Work in any state, also while a prompt is open. */
const everywhere: readonly string[] = ['ctrl+c', 'ctrl+z', 'ctrl+l'];

/** Turns keys into commands. Each key meets the state the key before it left. */
export function createDispatch(
  commands: readonly Command[],
  actions: Actions,
  state: () => LiveState,
): Dispatch {
  const press = (key: KeyPress): void => {
    const now = state();
    const overlaid = now.view.overlay.kind !== 'none' && !everywhere.includes(key.name);
    if (overlaid) overlayKey(key, { actions, state: now, commands });
    else commandFor(commands, key.name, now)?.run(actions, now);
  };
  return {
    input: (input, key) => {
      for (const one of keyPresses(input, key)) press(one);
    },
    paste: (text) => pasted(text, actions, state()),
  };
}

/** The command of a key: one that means something now, else the first, which says why it does not. */
function commandFor(
  commands: readonly Command[],
  name: string,
  state: LiveState,
): Command | undefined {
  const candidates = commands.filter(({ keys }) => keys.includes(name));
  return candidates.find(({ when }) => when(state)) ?? candidates[0];
}

function pasted(text: string, actions: Actions, { view: { overlay } }: LiveState): void {
  if (overlay.kind === 'input')
    actions.showOverlay({ ...overlay, ...insertText(overlay, text), error: null });
  if (overlay.kind === 'palette' || overlay.kind === 'choose')
    actions.showOverlay({ ...overlay, text: appended(overlay.text, text), index: 0 });
  if (overlay.kind === 'filter') {
    const filter = appended(overlay.text, text);
    actions.changeView((view) => ({
      ...filterSet(view, filter),
      overlay: { kind: 'filter', text: filter },
    }));
  }
}

function appended(line: string, text: string): string {
  return insertText(textInput(line), text).text;
}
