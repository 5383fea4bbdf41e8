import { useMemo } from 'react';
import { incidentRows } from '../../src/live/selectors/incident-rows.ts';
import { type IncidentTally, incidentTally } from '../../src/live/selectors/incident-tally.ts';
import { type Line, span } from '../../src/text/line.ts';
import { inside } from '../layout.ts';
import { useLive } from '../live-context.tsx';
import { Frame } from '../parts/frame.tsx';
import { listFoot } from '../parts/list.tsx';
import { incidentColumns, incidentLine } from './incident-line.ts';
import { ListBody, listHeight } from './list-body.tsx';
import { type PaneProps, useAbove, useSelected, useTitle } from './pane.tsx';

/** Open incidents with their clocks, then resolved ones. */
export function IncidentPane({ rect, focused }: PaneProps) {
  const rows = useLive(incidentRows);
  const selected = useSelected('incidents');
  const title = useTitle('incidents', incidentTallied(useLive(incidentTally)));
  const room = inside(rect);
  const columns = useMemo(() => incidentColumns(rows, room.columns), [rows, room.columns]);
  const above = useAbove('incidents', rows.length, room);
  const foot = listFoot(rows, selected, listHeight(room, above));
  return (
    <Frame rect={rect} title={title} focused={focused} foot={foot}>
      <ListBody {...{ room, above, rows, columns, selected, focused }} draw={incidentLine} />
    </Frame>
  );
}

/** `2 open · 1 unacked`. */
export function incidentTallied({ open, unacknowledged }: IncidentTally): Line {
  return [
    ...(open > 0 ? [span(`${open} open`)] : []),
    ...(unacknowledged > 0 ? [span(' · ', 'dim'), span(`${unacknowledged} unacked`, 'page')] : []),
  ];
}
