import { selectedId } from '../../src/live/selection.ts';
import { emptyHint } from '../../src/live/selectors/hints.ts';
import { troubleOf } from '../../src/live/selectors/trouble.ts';
import { type Pane, panes, type View } from '../../src/live/view.ts';
import { type Line, span } from '../../src/text/line.ts';
import type { Rect, Size } from '../layout.ts';
import { useLive } from '../live-context.tsx';
import { linesAbove } from './lines-above.ts';

export type PaneProps = {
  readonly rect: Rect;
  /** Whether keys go to this pane. */
  readonly focused: boolean;
};

const titles: Readonly<Record<Pane, string>> = {
  slos: 'SLOs',
  budget: 'Budget',
  oncall: 'On call',
  incidents: 'Incidents',
  alerts: 'Alerts',
};

/** The title in a pane's border: its key, its name, what it holds, and how it is filtered and sorted. */
export function paneTitle(view: View, pane: Pane, details: Line): Line {
  const filter = view.filter[pane];
  const sort = view.sort[pane];
  return [
    span(`${panes.indexOf(pane) + 1} `, 'accent'),
    span(titles[pane], 'strong'),
    ...(details.length === 0 ? [] : [span('  '), ...details]),
    ...(filter === '' ? [] : [span('  '), span(`/${filter}`, 'accent')]),
    ...(sort === null ? [] : [span(`  by ${sort.column}${sort.reversed ? ' ↑' : ''}`, 'dim')]),
  ];
}

export function useTitle(pane: Pane, details: Line): Line {
  return paneTitle(
    useLive(({ view }) => view),
    pane,
    details,
  );
}

export function useSelected(pane: Pane): string | null {
  return useLive((state) => selectedId(state, pane));
}

/** Lines over the list of a pane, or in its place, from its error, its heading and its hint. */
export function useAbove(
  pane: 'slos' | 'incidents' | 'alerts',
  rowCount: number,
  room: Size,
  heading: readonly Line[] = [],
): readonly Line[] {
  const trouble = useLive((state) => troubleOf(state, pane));
  const hint = useLive((state) => emptyHint(state, pane));
  return linesAbove({ trouble, hint, heading, rowCount }, room);
}
