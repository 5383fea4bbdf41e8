import { Box } from 'ink';
import { selectedSlo } from '../../src/live/selection.ts';
import { openIncident } from '../../src/live/selectors/open-incident.ts';
import { markOf, markTones } from '../../src/live/selectors/slo-row.ts';
import { storeNow } from '../../src/live/store-now.ts';
import type { SloStatus } from '../../src/slo/status.ts';
import { progressOf } from '../../src/slo/window-progress.ts';
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
  const beside = points.length === 0 ? 0 : columnsBeside(room);
  const columns = room.columns - beside - 1;
  const all = useFacts(status, columns);
  const most = points.length === 0 || beside > 0 ? room.rows : factsOverChart(all.length, room);
  const facts = all.slice(0, most);
  const under = points.length === 0 || beside > 0 ? 0 : room.rows - facts.length;
  const to = points.at(-1)?.[0] ?? 0;
  const from = progressOf(status.slo.window, to).start;
  const chart = { points, from, to, tone: markTones[markOf(status)] };
  return (
    <Box flexShrink={0}>
      {beside > 0 && <BurnChart {...chart} columns={beside - gap} rows={room.rows} />}
      <Box flexDirection="column" marginLeft={beside > 0 ? gap : 1} flexShrink={0}>
        <LinesView lines={facts.map((line) => fitLine(line, columns))} />
        {under >= lowestChart && <BurnChart {...chart} columns={columns - 1} rows={under} />}
      </Box>
    </Box>
  );
}

const none: readonly never[] = [];

const lowestChart = 3;

/** Failures left, events and coverage, the last facts, give way to a chart that has no room else. */
const lesserFacts = 3;

/** Facts to show over the chart; as many as fit when even the first ones leave it no room. */
function factsOverChart(facts: number, { rows }: Size): number {
  const room = rows - lowestChart;
  return room >= facts - lesserFacts ? room : rows;
}

/** Columns for the chart beside the facts, its gap included; 0 when there is no room for both. */
function columnsBeside({ columns, rows }: Size): number {
  return rows < lowestChart || columns < 64 ? 0 : Math.min(48, Math.floor(columns * 0.36));
}

function useFacts(status: SloStatus, columns: number): readonly Line[] {
  const { glyphs } = useLook();
  const incident = useLive(({ incidents }) => openIncident(incidents.data, status.slo.id));
  const now = useLive((state) => state.now);
  const incidentNow = useLive(storeNow);
  return budgetLines(status, { now, incidentNow, incident, glyphs, columns });
}

function titleOf(status: SloStatus | null): Line {
  if (status === null) return [];
  const { service, name, window } = status.slo;
  return [span(`${service} ${name} `), span(window.label, 'dim')];
}
