import { Box } from 'ink';
import { selectedSlo } from '../../src/live/selection.ts';
import { openIncident } from '../../src/live/selectors/open-incident.ts';
import { markOf, markTones } from '../../src/live/selectors/slo-row.ts';
import type { SloStatus } from '../../src/slo/status.ts';
import { fitLine, type Line, span } from '../../src/text/line.ts';
import { inside, type Size } from '../layout.ts';
import { useLive } from '../live-context.tsx';
import { useLook } from '../look.tsx';
import { BurnChart } from '../parts/burn-chart.tsx';
import { Frame } from '../parts/frame.tsx';
import { LinesView } from '../parts/line-view.tsx';
import { budgetLines } from './budget-lines.ts';
import { type PaneProps, useTitle } from './pane.tsx';

/** The budget of the SLO under the cursor: how it went, what is left, when it is gone. */
export function BudgetPane({ rect, focused }: PaneProps) {
  const status = useLive(selectedSlo);
  const title = useTitle('budget', titleOf(status));
  return (
    <Frame rect={rect} title={title} focused={focused}>
      {status !== null && <BudgetBody status={status} room={inside(rect)} />}
    </Frame>
  );
}

type BodyProps = { readonly status: SloStatus; readonly room: Size };

const gap = 2;

function BudgetBody({ status, room }: BodyProps) {
  const points = useLive(({ burnDown }) =>
    burnDown.data?.sloId === status.slo.id ? burnDown.data.points : none,
  );
  const facts = useFacts(status, room);
  const chartColumns = chartRoom(room, points.length);
  const columns = room.columns - chartColumns - 1;
  const to = points.at(-1)?.[0] ?? 0;
  return (
    <Box flexShrink={0}>
      {chartColumns > 0 && (
        <BurnChart
          points={points}
          columns={chartColumns - gap}
          rows={room.rows}
          from={to - status.slo.window.seconds * 1000}
          to={to}
          tone={markTones[markOf(status)]}
        />
      )}
      <Box flexDirection="column" marginLeft={chartColumns > 0 ? gap : 1} flexShrink={0}>
        <LinesView lines={facts(columns).map((line) => fitLine(line, columns))} />
      </Box>
    </Box>
  );
}

const none: readonly never[] = [];

/** Columns for the chart, its gap included; 0 when there is no room beside the facts. */
function chartRoom({ columns, rows }: Size, pointCount: number): number {
  if (pointCount === 0 || rows < 3 || columns < 64) return 0;
  return Math.min(48, Math.floor(columns * 0.36));
}

function useFacts(status: SloStatus, { rows }: Size): (columns: number) => readonly Line[] {
  const { glyphs } = useLook();
  const incident = useLive(({ incidents }) => openIncident(incidents.data, status.slo.id));
  const now = useLive((state) => state.now);
  return (columns) => budgetLines(status, { now, incident, glyphs, columns }).slice(0, rows);
}

function titleOf(status: SloStatus | null): Line {
  if (status === null) return [];
  const { service, name, window } = status.slo;
  return [span(`${service} ${name} `), span(window.label, 'dim')];
}
