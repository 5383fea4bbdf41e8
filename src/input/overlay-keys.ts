import type { Actions } from '../live/actions.ts';
import type { LiveState } from '../live/state.ts';
import type { Overlay } from '../live/view.ts';
import { filterSet, noOverlay } from '../live/view-moves.ts';
import { chooseKey } from './choose-keys.ts';
import type { Command } from './command.ts';
import { confirmed } from './confirmed.ts';
import { editPrompt } from './editor-keys.ts';
import type { KeyPress } from './key-press.ts';
import { listSteps } from './list-steps.ts';
import { paletteMatches } from './palette.ts';
import { submitted } from './submitted.ts';
import { editText, textInput } from './text-input.ts';
import { turned } from './what-if-keys.ts';

/** What overlays' keys work with. */
export type OverlayContext = {
  readonly actions: Actions;
  readonly state: LiveState;
  readonly commands: readonly Command[];
};

type Shown<K extends Overlay['kind']> = Extract<Overlay, { kind: K }>;
type Handle<K extends Overlay['kind']> = (
  overlay: Shown<K>,
  key: KeyPress,
  context: OverlayContext,
) => void;

/** Gives a key to what lies over the screen: nothing typed there is ever a command's key. */
export function overlayKey(key: KeyPress, context: OverlayContext): void {
  const { overlay } = context.state.view;
  if (key.name === 'escape') context.actions.back();
  else if (overlay.kind === 'help') helpKey(overlay, key, context);
  else if (overlay.kind === 'filter') filterKey(overlay, key, context);
  else if (overlay.kind === 'palette') paletteKey(overlay, key, context);
  else if (overlay.kind === 'confirm') confirmKey(overlay, key, context);
  else if (overlay.kind === 'what-if') whatIfKey(overlay, key, context);
  else if (overlay.kind === 'choose') chooseKey(overlay, key, context);
  else if (overlay.kind === 'report') reportKey(key, context);
  else if (overlay.kind === 'input') inputKey(overlay, key, context);
}

const helpSteps: Readonly<Record<string, number>> = {
  j: 1,
  down: 1,
  k: -1,
  up: -1,
  pagedown: 10,
  'ctrl+d': 10,
  pageup: -10,
  'ctrl+u': -10,
  g: -1_000,
  home: -1_000,
  G: 1_000,
  end: 1_000,
};

const helpKey: Handle<'help'> = (overlay, key, { actions }) => {
  const step = helpSteps[key.name];
  if (step !== undefined)
    actions.showOverlay({ ...overlay, offset: Math.max(0, overlay.offset + step) });
  else if (['q', '?', 'enter'].includes(key.name)) actions.back();
};

const whatIfKey: Handle<'what-if'> = ({ choice }, key, { actions, state }) => {
  const next = turned(choice, key.name, state);
  if (next !== null) actions.showOverlay({ kind: 'what-if', choice: next });
  else if (['q', 'i', 'enter'].includes(key.name)) actions.back();
};

const filterKey: Handle<'filter'> = ({ text }, key, { actions }) => {
  if (key.name === 'enter') actions.showOverlay(noOverlay);
  const edited = editText(textInput(text), key);
  if (edited === null || edited.text === text) return;
  actions.changeView((view) => ({
    ...filterSet(view, edited.text),
    overlay: { kind: 'filter', text: edited.text },
  }));
};

const paletteSteps: Readonly<Record<string, number>> = { ...listSteps, tab: 1 };

const paletteKey: Handle<'palette'> = (overlay, key, context) => {
  const { actions, state, commands } = context;
  const matches = paletteMatches(commands, overlay.text, state);
  const last = Math.max(0, matches.length - 1);
  const index = Math.min(overlay.index, last);
  const step = paletteSteps[key.name];
  const edited = editText(textInput(overlay.text), key);
  if (key.name === 'enter') runChosen(matches[index], overlay.text, context);
  else if (step !== undefined)
    actions.showOverlay({ ...overlay, index: Math.min(last, Math.max(0, index + step)) });
  else if (edited !== null) actions.showOverlay({ ...overlay, text: edited.text, index: 0 });
};

function runChosen(
  chosen: Command | undefined,
  text: string,
  { actions, state }: OverlayContext,
): void {
  if (chosen === undefined) {
    actions.flash('plain', `No command like ${text}`);
    return;
  }
  actions.showOverlay(noOverlay);
  chosen.run(actions, { ...state, view: { ...state.view, overlay: noOverlay } });
}

const confirmKey: Handle<'confirm'> = ({ action }, key, { actions }) => {
  if (key.name === 'y' || key.name === 'Y') {
    actions.showOverlay(noOverlay);
    confirmed(action, actions);
  } else if (['n', 'N', 'q', 'enter'].includes(key.name)) {
    actions.showOverlay(noOverlay);
    actions.flash('plain', 'Not done');
  }
};

function reportKey({ name }: KeyPress, { actions }: OverlayContext): void {
  if (['q', 'enter', ' '].includes(name)) actions.back();
}

const inputKey: Handle<'input'> = (overlay, key, context) => {
  const edited = editText(overlay, key);
  if (key.name === 'enter') submitted(overlay, context.actions, context.state);
  else if (key.name === 'ctrl+o') editPrompt(overlay, context.actions, context.state);
  else if (edited !== null) context.actions.showOverlay({ ...overlay, ...edited, error: null });
};
