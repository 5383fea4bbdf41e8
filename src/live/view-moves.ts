import { firstIncidentList, listSteppedBack } from './incident-list-moves.ts';
import { chartKinds, type Overlay, type Pane, panes, type Screen, type View } from './view.ts';

export const noOverlay: Overlay = { kind: 'none' };

const everyPane = <T>(value: T): Record<Pane, T> => ({
  slos: value,
  budget: value,
  oncall: value,
  incidents: value,
  alerts: value,
});

/** How the screen looks at the start. */
export function firstView(first: 'overview' | 'side'): View {
  return {
    stack: [{ kind: first }],
    // The panel is for the pager: its incidents come first.
    pane: first === 'side' ? 'incidents' : 'slos',
    zoomed: false,
    cursor: everyPane<string | null>(null),
    filter: everyPane(''),
    sort: everyPane(null),
    incidentList: firstIncidentList,
    chart: 'budget',
    rota: { schedule: null, span: 'week', at: null },
    scroll: 0,
    overlay: noOverlay,
  };
}

/** The screen on top. */
export function currentScreen(view: View): Screen {
  return view.stack.at(-1) ?? { kind: 'overview' };
}

/** Whether rows are shown, so that the cursor moves in them; otherwise moving scrolls. */
export function showsRows(view: View): boolean {
  const { kind } = currentScreen(view);
  return kind === 'overview' || kind === 'side';
}

/** The cursor `step` rows further among the rows shown; it stops at the ends. */
export function cursorMoved(view: View, rowIds: readonly string[], step: number): View {
  if (!showsRows(view)) return { ...view, scroll: Math.max(0, view.scroll + step) };
  const { pane } = view;
  const here = Math.max(0, rowIds.indexOf(view.cursor[pane] ?? ''));
  const there = Math.min(rowIds.length - 1, Math.max(0, here + step));
  return cursorPut(view, rowIds[there] ?? null);
}

export function cursorMovedTo(view: View, rowIds: readonly string[], end: 'first' | 'last'): View {
  // The screen that draws a scrolled text stops at its last line.
  if (!showsRows(view)) return { ...view, scroll: end === 'first' ? 0 : Number.MAX_SAFE_INTEGER };
  return cursorPut(view, rowIds.at(end === 'first' ? 0 : -1) ?? null);
}

function cursorPut(view: View, id: string | null): View {
  if (view.cursor[view.pane] === id) return view;
  return { ...view, cursor: { ...view.cursor, [view.pane]: id } };
}

/** To a pane; to the one that is there already means its zoom goes on or off. */
export function paneChosen(view: View, pane: Pane): View {
  if (view.pane === pane) return zoomToggled(view);
  return { ...view, pane };
}

export function paneStepped(view: View, step: 1 | -1): View {
  const next = (panes.indexOf(view.pane) + step + panes.length) % panes.length;
  return { ...view, pane: panes[next] ?? 'slos' };
}

export function zoomToggled(view: View): View {
  return { ...view, zoomed: !view.zoomed };
}

export function opened(view: View, screen: Screen): View {
  // Whoever opens the calendar asks about now, wherever they left it.
  const rota = screen.kind === 'oncall' ? { ...view.rota, at: null } : view.rota;
  return { ...view, rota, stack: [...view.stack, screen], scroll: 0, overlay: noOverlay };
}

/** To what an SLO's bad events have in common; from there it is read anew. */
export function whyOpened(view: View, id: string): View {
  const screen = currentScreen(view);
  if (screen.kind !== 'why') return opened(view, { kind: 'why', id, turn: 0 });
  const again = { ...screen, turn: screen.turn + 1 };
  return { ...view, stack: [...view.stack.slice(0, -1), again] };
}

export function overlayShown(view: View, overlay: Overlay): View {
  return { ...view, overlay };
}

export function filterSet(view: View, text: string): View {
  return { ...view, filter: { ...view.filter, [view.pane]: text } };
}

/** One step back: filter → overlay → screen → selected rows → zoom. Nothing to leave changes nothing. */
export function steppedBack(view: View): View {
  const { overlay, pane } = view;
  if (overlay.kind === 'filter') return { ...filterSet(view, ''), overlay: noOverlay };
  if (overlay.kind !== 'none') return { ...view, overlay: noOverlay };
  if (view.stack.length > 1) return { ...view, stack: view.stack.slice(0, -1), scroll: 0 };
  const stepped = listSteppedBack(view);
  if (stepped !== view) return stepped;
  if (view.filter[pane] !== '') return filterSet(view, '');
  return view.zoomed ? zoomToggled(view) : view;
}

/** The next chart of an open SLO; without a histogram there is none of its latency. */
export function chartCycled(view: View, withLatency: boolean): View {
  const kinds = chartKinds.filter((kind) => withLatency || kind !== 'latency');
  const next = (kinds.indexOf(view.chart) + 1) % kinds.length;
  return { ...view, chart: kinds[next] ?? 'budget' };
}

/** The scroll of what is shown, no further than its last page. */
export function limitScroll(view: View, limit: number): View {
  const { overlay } = view;
  if (overlay.kind === 'help')
    return { ...view, overlay: { ...overlay, offset: Math.min(overlay.offset, limit) } };
  return { ...view, scroll: Math.min(view.scroll, limit) };
}
