import type { Actions } from './actions.ts';
import { flashed } from './flash.ts';
import type { LiveStore } from './live-store.ts';
import { rowIds } from './row-ids.ts';
import { selectedSlo, subjectOf } from './selection.ts';
import { nextSort, reversedSort } from './sort-moves.ts';
import type { LiveState } from './state.ts';
import type { Screen, View } from './view.ts';
import {
  cursorMoved,
  cursorMovedTo,
  opened,
  overlayShown,
  paneChosen,
  paneStepped,
  steppedBack,
  zoomToggled,
} from './view-moves.ts';

type ScreenActions = Pick<
  Actions,
  | 'moveCursor'
  | 'moveCursorTo'
  | 'goToPane'
  | 'nextPane'
  | 'toggleZoom'
  | 'open'
  | 'openSelected'
  | 'back'
  | 'showOverlay'
  | 'changeView'
  | 'cycleSort'
  | 'reverseSort'
  | 'flash'
>;

/** Moves on the screen: they change the view and nothing else. */
export function createScreenActions(live: LiveStore, now: () => number): ScreenActions {
  const see = (move: (view: View, state: LiveState) => View): void =>
    live.change((state) => {
      const view = move(state.view, state);
      return view === state.view ? state : { ...state, view };
    });
  const rows = (state: LiveState): readonly string[] => rowIds(state, state.view.pane);
  const flash: Actions['flash'] = (tone, text) =>
    live.change((state) => flashed(state, tone, text, now()));
  return {
    moveCursor: (step) => see((view, state) => cursorMoved(view, rows(state), step)),
    moveCursorTo: (end) => see((view, state) => cursorMovedTo(view, rows(state), end)),
    goToPane: (pane) => see((view) => paneChosen(view, pane)),
    nextPane: (step) => see((view) => paneStepped(view, step)),
    toggleZoom: () => see(zoomToggled),
    open: (screen) => see((view) => opened(view, screen)),
    openSelected: () => {
      const screen = screenToOpen(live.state());
      if (screen === null) flash('plain', 'Nothing here to open');
      else see((view) => opened(view, screen));
    },
    back: () => see(steppedBack),
    showOverlay: (overlay) => see((view) => overlayShown(view, overlay)),
    changeView: (change) => see(change),
    cycleSort: () => see(nextSort),
    reverseSort: () => see(reversedSort),
    flash,
  };
}

/** What ⏎ leads to: on a detail screen to what belongs to it. */
function screenToOpen(state: LiveState): Screen | null {
  const subject = subjectOf(state);
  const { stack, pane } = state.view;
  if (stack.length === 1 && pane === 'oncall') return { kind: 'oncall' };
  if (stack.length === 1) return screenOf(subject, state);
  if (subject.kind === 'slo' && subject.incident !== null)
    return { kind: 'incident', id: subject.incident.id };
  if (subject.kind === 'incident' && subject.incident.mergedInto !== null)
    return { kind: 'incident', id: subject.incident.mergedInto };
  const slo = subject.kind === 'incident' ? subject.incident.slo : null;
  return slo === null ? null : { kind: 'slo', id: slo };
}

function screenOf(subject: ReturnType<typeof subjectOf>, state: LiveState): Screen | null {
  if (subject.kind === 'incident') return { kind: 'incident', id: subject.incident.id };
  if (subject.kind === 'alert') return { kind: 'alert', id: subject.alert.id };
  const slo = subject.kind === 'slo' ? selectedSlo(state) : null;
  return slo === null ? null : { kind: 'slo', id: slo.slo.id };
}
