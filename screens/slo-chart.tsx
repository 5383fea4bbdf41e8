import { Box } from 'ink';
import { markOf, markTones } from '../src/live/selectors/slo-row.ts';
import { troubleOf } from '../src/live/selectors/trouble.ts';
import type { SloStatus } from '../src/slo/status.ts';
import { progressOf } from '../src/slo/window-progress.ts';
import { fitLine, type Line, span } from '../src/text/line.ts';
import type { Size } from './layout.ts';
import { useLive } from './live-context.tsx';
import { BurnChart } from './parts/burn-chart.tsx';
import { LinesView } from './parts/line-view.tsx';
import { timeAxis } from './parts/time-axis.ts';

type Props = { readonly status: SloStatus; readonly size: Size };

const titleRows = 1;
const axisAndGapRows = 2;

/** Rows of the chart with its title and axis, on a screen with so many; the same before it has come. */
export function chartRows(screenRows: number): number {
  return titleRows + Math.max(4, Math.min(12, Math.floor(screenRows / 4))) + axisAndGapRows;
}

/** How the budget went over the whole window, or why that can't be shown. */
export function SloChart({ status, size }: Props) {
  const { columns, rows } = size;
  const zone = useLive(({ setup }) => setup.timeZones[0] ?? 'UTC');
  const why = useLive((state) => troubleOf(state, 'burnDown'));
  const { data, status: reading } = useLive((state) => state.burnDown);
  const points = data?.sloId === status.slo.id ? data.points : [];
  const fitted = (...lines: readonly Line[]) => lines.map((line) => fitLine(line, columns));
  const title: Line = [span(' Budget left', 'accent')];
  if (points.length === 0) {
    const text = why ?? (reading === 'ok' ? 'No events to draw.' : 'Reading it…');
    return (
      <Box height={rows} flexShrink={0} flexDirection="column">
        <LinesView lines={fitted(title, [span(`   ${text}`, 'dim')])} />
      </Box>
    );
  }
  const to = points.at(-1)?.[0] ?? 0;
  const from = progressOf(status.slo.window, to).start;
  const chart = { points, from, to, columns: columns - 2, rows: rows - titleRows - axisAndGapRows };
  return (
    <Box height={rows} flexShrink={0} flexDirection="column">
      <LinesView lines={fitted(title)} />
      <BurnChart {...chart} tone={markTones[markOf(status)]} />
      <LinesView lines={fitted(timeAxis({ from, to, columns: columns - 2, zone }), [])} />
    </Box>
  );
}
