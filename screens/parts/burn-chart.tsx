import { Box, Text } from 'ink';
import type { Point } from '../../src/text/chart.ts';
import { chart } from '../../src/text/chart.ts';
import { budgetPercent } from '../../src/text/number.ts';
import type { Tone } from '../../src/text/theme.ts';
import { useLook } from '../look.tsx';
import { textStyle } from './line-view.tsx';

type Props = {
  readonly points: readonly Point[];
  readonly columns: number;
  readonly rows: number;
  readonly from: number;
  readonly to: number;
  readonly tone: Tone;
};

/** Columns the scale takes. */
const labelColumns = 6;

/** A burn-down: share of the budget left over time, with the scale at the left. */
export function BurnChart({ points, columns, rows, from, to, tone }: Props) {
  const { glyphs, theme } = useLook();
  const min = Math.min(0, ...points.map(([, share]) => share ?? 0));
  const area = { columns: columns - labelColumns, rows, from, to, min, max: 1 };
  return (
    <Box flexShrink={0}>
      <Text {...textStyle(theme, 'dim')}>{scale(rows, min).join('\n')}</Text>
      <Text {...textStyle(theme, tone)}>{chart(points, area, glyphs).join('\n')}</Text>
    </Box>
  );
}

/** What the top, the middle and the bottom of the chart stand for. */
function scale(rows: number, min: number): readonly string[] {
  const middle = rows >= 5 && rows % 2 === 1 ? (rows - 1) / 2 : -1;
  return Array.from({ length: rows }, (_, row) => {
    if (row === 0) return label(1);
    if (row === rows - 1) return label(min);
    return row === middle ? label((1 + min) / 2) : ' '.repeat(labelColumns);
  });
}

function label(share: number): string {
  return `${budgetPercent(share)} `.padStart(labelColumns);
}
