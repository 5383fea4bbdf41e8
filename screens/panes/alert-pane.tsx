import { useMemo } from 'react';
import { alertRows } from '../../src/live/selectors/alert-rows.ts';
import { alertTally } from '../../src/live/selectors/alert-tally.ts';
import { joinLines, span } from '../../src/text/line.ts';
import { inside } from '../layout.ts';
import { useLive } from '../live-context.tsx';
import { Frame } from '../parts/frame.tsx';
import { listFoot } from '../parts/list.tsx';
import { alertColumns, alertLine } from './alert-line.ts';
import { ListBody, listHeight } from './list-body.tsx';
import { type PaneProps, useAbove, useSelected, useTitle } from './pane.tsx';

/** Alerts of Prometheus and Alertmanager, firing ones first. */
export function AlertPane({ rect, focused }: PaneProps) {
  const rows = useLive(alertRows);
  const tally = useLive(alertTally);
  const selected = useSelected('alerts');
  const counts = tally.map((text) => [span(text, text.includes('silenced') ? 'dim' : 'plain')]);
  const title = useTitle('alerts', joinLines(counts, span(' · ', 'dim')));
  const room = inside(rect);
  const columns = useMemo(() => alertColumns(rows, room.columns), [rows, room.columns]);
  const above = useAbove('alerts', rows.length, room);
  const foot = listFoot(rows, selected, listHeight(room, above));
  return (
    <Frame rect={rect} title={title} focused={focused} foot={foot}>
      <ListBody {...{ room, above, rows, columns, selected, focused }} draw={alertLine} />
    </Frame>
  );
}
