import { useMemo } from 'react';
import { resolvedUnread } from '../../src/live/resolved-wanted.ts';
import type { IncidentRow } from '../../src/live/selectors/incident-row.ts';
import { incidentRows } from '../../src/live/selectors/incident-rows.ts';
import { type IncidentTally, incidentTally } from '../../src/live/selectors/incident-tally.ts';
import { lastKnownAge } from '../../src/live/selectors/last-known.ts';
import type { IncidentList } from '../../src/live/view.ts';
import { joinLines, type Line, span } from '../../src/text/line.ts';
import { inside, type Size } from '../layout.ts';
import { useLive } from '../live-context.tsx';
import { Frame } from '../parts/frame.tsx';
import { listFoot } from '../parts/list.tsx';
import { incidentColumns, incidentLine } from './incident-line.ts';
import {
  incidentHeading,
  incidentTableColumns,
  incidentTableLine,
  tableFrom,
} from './incident-table.ts';
import { ListBody, listHeight } from './list-body.tsx';
import { type PaneProps, useAbove, useSelected, useTitle } from './pane.tsx';

/** Open incidents with their clocks, then resolved ones; on the whole screen as a table. */
export function IncidentPane({ rect, focused }: PaneProps) {
  const rows = useLive(incidentRows);
  const zoomed = useLive(({ view }) => view.zoomed);
  const shown = useLive(({ view }) => view.incidentList);
  const tally = incidentTallied(useLive(incidentTally), useLive(lastKnownAge));
  const title = useTitle('incidents', joinLines([tally, narrowed(shown, rows)], span('  ')));
  const room = inside(rect);
  const unread = useLive(resolvedUnread);
  const list = { rows, room, focused, rect, title, unread };
  return zoomed && room.columns >= tableFrom ? <Table {...list} /> : <Lines {...list} />;
}

type ListProps = PaneProps & {
  readonly rows: readonly IncidentRow[];
  readonly room: Size;
  readonly title: Line;
  /** How many resolved ones come after the rows. */
  readonly unread: number;
};

function Lines({ rows, room, focused, rect, title, unread }: ListProps) {
  const selected = useSelected('incidents');
  const columns = useMemo(() => incidentColumns(rows, room.columns), [rows, room.columns]);
  const above = useAbove('incidents', rows.length, room);
  const foot = footOf(listFoot(rows, selected, listHeight(room, above)), unread);
  return (
    <Frame rect={rect} title={title} focused={focused} foot={foot}>
      <ListBody {...{ room, above, rows, columns, selected, focused }} draw={incidentLine} />
    </Frame>
  );
}

function Table({ rows, room, focused, rect, title, unread }: ListProps) {
  const selected = useSelected('incidents');
  const columns = useMemo(() => incidentTableColumns(rows, room.columns), [rows, room.columns]);
  const above = useAbove('incidents', rows.length, room, [incidentHeading(columns)]);
  const foot = footOf(listFoot(rows, selected, listHeight(room, above)), unread);
  return (
    <Frame rect={rect} title={title} focused={focused} foot={foot}>
      <ListBody {...{ room, above, rows, columns, selected, focused }} draw={incidentTableLine} />
    </Frame>
  );
}

/** `3/250, 9550 more`: more are read as the cursor nears them. */
function footOf(place: string, unread: number): string {
  const more = unread > 0 ? [`${unread} more`] : [];
  return [...(place === '' ? [] : [place]), ...more].join(', ');
}

/** `2 open · 1 unacked · 1 late`; `2 open · 12m old` while the store does not answer. */
export function incidentTallied(
  { open, unacknowledged, late }: IncidentTally,
  oldness: string,
): Line {
  if (oldness !== '')
    return [span(`${open} open`, 'dim'), span(' · ', 'dim'), span(oldness, 'bad')];
  const parts: readonly Line[] = [
    open > 0 ? [span(`${open} open`)] : [],
    unacknowledged > 0 ? [span(`${unacknowledged} unacked`, 'page')] : [],
    late > 0 ? [span(`${late} late`, 'ticket')] : [],
  ];
  return joinLines(parts, span(' · ', 'dim'));
}

/** What the list shows beside what is usual, and how many are selected: those it hides are not acknowledged. */
function narrowed({ scope, atLeast, marked }: IncidentList, rows: readonly IncidentRow[]): Line {
  const shown = rows.filter((row) => row.marked).length;
  const hidden = shown < marked.length ? `, ${marked.length - shown} hidden` : '';
  const parts: readonly Line[] = [
    marked.length > 0 ? [span(`${marked.length} selected${hidden}`, 'accent')] : [],
    scope === 'all' ? [span('with resolved', 'accent')] : [],
    atLeast === null ? [] : [span(atLeast === 'SEV-1' ? atLeast : `to ${atLeast}`, 'accent')],
  ];
  return joinLines(parts, span('  '));
}
