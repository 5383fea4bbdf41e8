import { Box, Text } from 'ink';
import type { HistoryChart } from '../../src/live/selectors/history-chart.ts';
import type { Interval } from '../../src/slo/tile.ts';
import { chartLines } from '../../src/text/chart-canvas.ts';
import { useLook } from '../look.tsx';
import { LinesView, textStyle } from './line-view.tsx';

type Props = {
  readonly chart: HistoryChart;
  readonly interval: Interval;
  readonly columns: number;
  readonly rows: number;
  /** Columns the scale takes. */
  readonly labelColumns: number;
};

/** A chart with its scale at the left: what its top, its middle and its bottom stand for. */
export function HistoryChartView({ chart, interval, columns, rows, labelColumns }: Props) {
  const { glyphs, theme } = useLook();
  const { min, max, label } = chart;
  const area = { columns: columns - labelColumns, rows, ...interval, min, max };
  const middle = rows >= 5 && rows % 2 === 1 ? (rows - 1) / 2 : -1;
  const valueIn = (row: number) => max - ((max - min) * row) / (rows - 1);
  const scale = Array.from({ length: rows }, (_, row) =>
    row === 0 || row === middle || row === rows - 1
      ? `${glyphs.say(label(valueIn(row)))} `.padStart(labelColumns)
      : ' '.repeat(labelColumns),
  );
  return (
    <Box flexShrink={0}>
      <Text {...textStyle(theme, 'dim')}>{scale.join('\n')}</Text>
      <LinesView lines={chartLines(chart.layers, area, glyphs)} />
    </Box>
  );
}
