import { type Pane, panes as paneOrder, type Screen } from '../src/live/view.ts';

/** Columns and rows of a part of the screen, from its top left corner at 0, 0. */
export type Rect = {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
};

export type Size = { readonly columns: number; readonly rows: number };

/** Where everything goes. */
export type Layout =
  | { readonly kind: 'too-small'; readonly needs: Size }
  | { readonly kind: 'side'; readonly body: Rect; readonly footer: Rect }
  | { readonly kind: 'page'; readonly header: Rect; readonly body: Rect; readonly footer: Rect }
  | {
      readonly kind: 'panes';
      readonly header: Rect;
      readonly panes: readonly PaneRect[];
      readonly footer: Rect;
    };

export type PaneRect = { readonly pane: Pane; readonly rect: Rect };

/** What the layout depends on beside the size. */
export type Shown = {
  readonly screen: Screen['kind'];
  readonly pane: Pane;
  readonly zoomed: boolean;
};

/** Smallest screen on which something useful fits. */
export const smallest: Size = { columns: 30, rows: 8 };

const twoColumnsFrom: Size = { columns: 100, rows: 14 };

/** Divides a screen of this size; a pure function, so that every size can be looked at in a test. */
export function layout(size: Size, shown: Shown): Layout {
  const { columns, rows } = size;
  if (columns < smallest.columns || rows < smallest.rows)
    return { kind: 'too-small', needs: smallest };
  const footer = { left: 0, top: rows - 1, columns, rows: 1 };
  if (shown.screen === 'side')
    return { kind: 'side', body: { left: 0, top: 0, columns, rows: rows - 1 }, footer };
  const header = { left: 0, top: 0, columns, rows: 1 };
  const body = { left: 0, top: 1, columns, rows: rows - 2 };
  if (shown.screen !== 'overview') return { kind: 'page', header, body, footer };
  return { kind: 'panes', header, panes: panesIn(body, size, shown), footer };
}

function panesIn(body: Rect, size: Size, { pane, zoomed }: Shown): readonly PaneRect[] {
  if (zoomed) return [{ pane, rect: body }];
  const wide = size.columns >= twoColumnsFrom.columns && size.rows >= twoColumnsFrom.rows;
  return wide ? twoColumns(body) : stack(body, pane);
}

function twoColumns(body: Rect): readonly PaneRect[] {
  const leftColumns = Math.round(body.columns * 0.6);
  const budgetRows = Math.min(14, Math.max(5, Math.round(body.rows * 0.28)));
  const onCallRows = Math.min(
    mostOnCallRows,
    Math.max(leastOnCallRows, Math.round(body.rows * 0.28)),
  );
  const incidentRows = Math.ceil((body.rows - onCallRows) * 0.55);
  const left = { ...body, columns: leftColumns };
  const right = { ...body, left: leftColumns, columns: body.columns - leftColumns };
  return [
    ...below(left, [
      ['slos', body.rows - budgetRows],
      ['budget', budgetRows],
    ]),
    ...below(right, [
      ['oncall', onCallRows],
      ['incidents', incidentRows],
      ['alerts', body.rows - onCallRows - incidentRows],
    ]),
  ];
}

// Who, until when and who is next; with room also why, how to reach them, what is amiss.
const leastOnCallRows = 5;
const mostOnCallRows = 10;
const framedRows = 3;
const focusedRows = 5;

/** One under another: the one in use gets room, the others shrink to a line of text, to their title, to nothing. */
function stack(body: Rect, focused: Pane): readonly PaneRect[] {
  const others = paneOrder.length - 1;
  if (body.rows < others + focusedRows) return [{ pane: focused, rect: body }];
  if (body.rows < others * framedRows + focusedRows) {
    const rowsOf = (pane: Pane) => (pane === focused ? body.rows - others : 1);
    return below(
      body,
      paneOrder.map((pane) => [pane, rowsOf(pane)]),
    );
  }
  return below(body, shares(body.rows, focused));
}

const weights: Readonly<Record<Pane, number>> = {
  slos: 3,
  budget: 2,
  oncall: 0,
  incidents: 2,
  alerts: 1,
};

/** What is left beyond a line of text each goes by weight; to the pane in use three times as much. */
function shares(rows: number, focused: Pane): readonly (readonly [Pane, number])[] {
  const extra = rows - paneOrder.length * framedRows;
  const forOnCall = extra >= 24 ? 5 : extra >= 12 ? leastOnCallRows - framedRows : 0;
  const weightOf = (pane: Pane) =>
    pane === focused ? 3 * Math.max(1, weights[pane]) : weights[pane];
  const sum = paneOrder.reduce((total, pane) => total + weightOf(pane), 0);
  const given = paneOrder.map((pane): [Pane, number] => {
    const share = Math.floor(((extra - forOnCall) * weightOf(pane)) / sum);
    return [pane, framedRows + share + (pane === 'oncall' ? forOnCall : 0)];
  });
  const rest = rows - given.reduce((total, [, height]) => total + height, 0);
  return given.map(([pane, height]) => [pane, pane === focused ? height + rest : height]);
}

function below(area: Rect, heights: readonly (readonly [Pane, number])[]): readonly PaneRect[] {
  let top = area.top;
  return heights.map(([pane, rows]) => {
    const rect = { ...area, top, rows };
    top += rows;
    return { pane, rect };
  });
}

/** The part of a rectangle inside a border of one column and one row. */
export function inside({ columns, rows }: Rect): Size {
  return { columns: Math.max(0, columns - 2), rows: Math.max(0, rows - 2) };
}

/** The place of a box over the screen: in the middle, a little high, where the eyes are. */
export function popupRect(screen: Size, wanted: Size): Rect {
  const columns = Math.min(screen.columns, wanted.columns);
  const rows = Math.min(screen.rows - 2, wanted.rows);
  return {
    left: Math.floor((screen.columns - columns) / 2),
    top: 1 + Math.floor((screen.rows - 2 - rows) / 3),
    columns,
    rows,
  };
}
