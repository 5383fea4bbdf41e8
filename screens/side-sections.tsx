import { useMemo } from 'react';
import { alertRows } from '../src/live/selectors/alert-rows.ts';
import { alertTally } from '../src/live/selectors/alert-tally.ts';
import { incidentRows } from '../src/live/selectors/incident-rows.ts';
import { incidentTally } from '../src/live/selectors/incident-tally.ts';
import { lastKnownAge } from '../src/live/selectors/last-known.ts';
import { sloRows } from '../src/live/selectors/slo-rows.ts';
import { sloTally } from '../src/live/selectors/slo-tally.ts';
import { fitLine, type Line, lineWidth, span } from '../src/text/line.ts';
import type { Size } from './layout.ts';
import { useLive } from './live-context.tsx';
import { useLook } from './look.tsx';
import { alertColumns, alertLine } from './panes/alert-line.ts';
import { incidentColumns, incidentLine } from './panes/incident-line.ts';
import { incidentTallied } from './panes/incident-pane.tsx';
import { ListBody } from './panes/list-body.tsx';
import { useAbove, useSelected, useTitle } from './panes/pane.tsx';
import { sloColumns } from './panes/slo-columns.ts';
import { sloLine } from './panes/slo-line.ts';
import { tallied } from './panes/slo-pane.tsx';
import { LineView } from './parts/line-view.tsx';

/** Columns and rows for the list under the heading. */
type Props = { readonly room: Size };

export function SideIncidents({ room }: Props) {
  const rows = useLive(incidentRows);
  const title = useTitle(
    'incidents',
    incidentTallied(useLive(incidentTally), useLive(lastKnownAge)),
  );
  const columns = useMemo(() => incidentColumns(rows, room.columns), [rows, room.columns]);
  const list = { ...useSection('incidents', rows.length, room), rows, columns, room };
  return (
    <>
      <Heading title={title} columns={room.columns} focused={list.focused} />
      <ListBody {...list} draw={incidentLine} />
    </>
  );
}

export function SideSlos({ room }: Props) {
  const rows = useLive(sloRows);
  const title = useTitle('slos', tallied(useLive(sloTally), useLook().glyphs, room.columns));
  const columns = useMemo(() => sloColumns(rows, room.columns), [rows, room.columns]);
  const list = { ...useSection('slos', rows.length, room), rows, columns, room };
  return (
    <>
      <Heading title={title} columns={room.columns} focused={list.focused} />
      <ListBody {...list} draw={sloLine} />
    </>
  );
}

/** Only its heading, unless keys go there. */
export function SideAlerts({ room }: Props) {
  const rows = useLive(alertRows);
  const tally = useLive(alertTally);
  const title = useTitle('alerts', [span(tally.join(' · '))]);
  const columns = useMemo(() => alertColumns(rows, room.columns), [rows, room.columns]);
  const list = { ...useSection('alerts', rows.length, room), rows, columns, room };
  return (
    <>
      <Heading title={title} columns={room.columns} focused={list.focused} />
      {room.rows > 0 && <ListBody {...list} draw={alertLine} />}
    </>
  );
}

function useSection(pane: 'slos' | 'incidents' | 'alerts', count: number, room: Size) {
  const focused = useLive(({ view }) => view.pane === pane);
  const selected = useSelected(pane);
  return {
    focused,
    selected: focused ? selected : null,
    above: useAbove(pane, count, room),
  };
}

type HeadingProps = { readonly title: Line; readonly columns: number; readonly focused: boolean };

function Heading({ title, columns, focused }: HeadingProps) {
  const { glyphs } = useLook();
  const shown = fitLine(title, Math.min(columns - 4, lineWidth(title)));
  const rule = glyphs.border.across;
  const tone = focused ? 'focus' : 'border';
  const rest = rule.repeat(Math.max(0, columns - lineWidth(shown) - 3));
  return <LineView line={[span(`${rule} `, tone), ...shown, span(` ${rest}`, tone)]} />;
}
