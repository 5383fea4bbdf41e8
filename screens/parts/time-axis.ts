import { type Line, span } from '../../src/text/line.ts';
import { date, dateClock } from '../../src/text/time.ts';
import { labelColumns } from './burn-chart.tsx';

type Axis = {
  readonly from: number;
  readonly to: number;
  /** Columns of the chart, its labels included. */
  readonly columns: number;
  readonly zone: string;
};

const day = 86_400_000;
const betweenLabels = 16;

/** Dates under a chart, or times where it spans less than three days; the last one is `now`. */
export function timeAxis({ from, to, columns, zone }: Axis): Line {
  const room = columns - labelColumns;
  const labels = Math.max(1, Math.floor(room / betweenLabels));
  const say = to - from < 3 * day ? dateClock : date;
  let text = '';
  for (let index = 0; index < labels; index++) {
    const at = from + ((to - from) * index) / labels;
    text = text.padEnd(Math.round((room * index) / labels)) + say(at, zone);
  }
  return [span(' '.repeat(labelColumns)), span(`${text.padEnd(room - 3)}now`, 'dim')];
}
