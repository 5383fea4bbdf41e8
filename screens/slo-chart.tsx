import { Box } from 'ink';
import {
  chartKindOf,
  type HistoryChart,
  historyChart,
} from '../src/live/selectors/history-chart.ts';
import { markOf, markTones } from '../src/live/selectors/slo-row.ts';
import { type Part, troubleOf } from '../src/live/selectors/trouble.ts';
import type { SloStatus } from '../src/slo/status.ts';
import { progressOf } from '../src/slo/window-progress.ts';
import { fitLine, type Line, span } from '../src/text/line.ts';
import type { Size } from './layout.ts';
import { useLive } from './live-context.tsx';
import { useLook } from './look.tsx';
import { HistoryChartView } from './parts/history-chart.tsx';
import { incidentMarks } from './parts/incident-marks.ts';
import { LinesView } from './parts/line-view.tsx';
import { timeAxis } from './parts/time-axis.ts';

type Props = { readonly status: SloStatus; readonly size: Size };

const titleRows = 1;
const marksAndAxisAndGapRows = 3;
/** `99.9994% ` */
const labelColumns = 9;

/** Rows of the chart with its title and axis, on a screen with so many; the same before it has come. */
export function chartRows(screenRows: number): number {
  const drawn = Math.max(4, Math.min(13, Math.floor(screenRows / 4)));
  return titleRows + drawn + marksAndAxisAndGapRows;
}

/** How one of an SLO's numbers went over the whole window, or why that can't be shown. */
export function SloChart({ status, size }: Props) {
  const { columns, rows } = size;
  const zone = useLive(({ setup }) => setup.timeZones[0] ?? 'UTC');
  const end = useLive(({ past }) => (past === null ? 'now' : 'then'));
  const interval = useInterval(status);
  const chart = useChart(status, (columns - 2 - labelColumns) * 2);
  const marks = useMarks(interval, columns - 2);
  const missing = useMissing(status, chart);
  const fitted = (...lines: readonly Line[]) => lines.map((line) => fitLine(line, columns));
  if (chart === null)
    return (
      <Box height={rows} flexShrink={0} flexDirection="column">
        <LinesView lines={fitted(...missing)} />
      </Box>
    );
  const axis = timeAxis({ ...interval, columns: columns - 2, labelColumns, zone, end });
  const drawn = { columns: columns - 2, rows: rows - titleRows - marksAndAxisAndGapRows };
  return (
    <Box height={rows} flexShrink={0} flexDirection="column">
      <LinesView lines={fitted(titleOf(chart))} />
      <HistoryChartView chart={chart} interval={interval} labelColumns={labelColumns} {...drawn} />
      <LinesView lines={fitted(...(marks === null ? [] : [marks]), axis, [])} />
    </Box>
  );
}

function titleOf({ name, note }: HistoryChart): Line {
  return [
    span(` ${name}`, 'accent'),
    span(`  ${note}  `, 'dim'),
    span('c', 'key'),
    span(' next', 'dim'),
  ];
}

/** From the start of the window to the last tile. */
function useInterval({ slo }: SloStatus) {
  const now = useLive((state) => state.now);
  const last = useLive(({ burnDown }) => burnDown.data?.points.at(-1)?.[0] ?? null);
  const to = last ?? now;
  return { from: progressOf(slo.window, to).start, to };
}

function useChart(status: SloStatus, steps: number): HistoryChart | null {
  const { slo } = status;
  const kind = useLive(({ view }) => chartKindOf(view.chart, slo));
  const burnDown = useLive((state) => state.burnDown.data);
  const latency = useLive((state) => state.latency.data);
  const interval = useInterval(status);
  if (burnDown?.sloId !== slo.id) return null;
  const facts = { slo, burnDown, interval, steps, tone: markTones[markOf(status)] };
  return historyChart(kind, facts, latency?.sloId === slo.id ? latency : null);
}

function useMarks(interval: ReturnType<typeof useInterval>, columns: number): Line | null {
  const { glyphs } = useLook();
  const incidents = useLive((state) => state.sloIncidents.data);
  if (incidents === null) return null;
  const room = { columns: columns - labelColumns, labelColumns };
  return incidentMarks({ incidents, interval, ...room }, glyphs);
}

/** Says in place of a chart why there is none. */
function useMissing({ slo }: SloStatus, chart: HistoryChart | null): readonly Line[] {
  const kind = useLive(({ view }) => chartKindOf(view.chart, slo));
  const part: Part = kind === 'latency' ? 'latency' : 'burnDown';
  const why = useLive((state) => troubleOf(state, part));
  const reading = useLive((state) => state[part].status);
  if (chart !== null) return [];
  const text = why ?? (reading === 'ok' ? 'No events to draw.' : 'Reading it…');
  const name = { budget: 'Budget left', sli: 'SLI', burn: 'Burn rate', latency: 'Latency' }[kind];
  return [[span(` ${name}`, 'accent')], [span(`   ${text}`, 'dim')]];
}
