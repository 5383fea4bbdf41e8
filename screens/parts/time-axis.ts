import { type Line, span } from '../../src/text/line.ts';
import { date, dateClock } from '../../src/text/time.ts';

type Axis = {
  readonly from: number;
  readonly to: number;
  /** Columns of the chart, its labels included. */
  readonly columns: number;
  readonly labelColumns: number;
  readonly zone: string;
  /** What the right edge is called. */
  readonly end: string;
};

const day = 86_400_000;
const betweenLabels = 16;

/** Dates under a chart, or times where it spans less than three days; the right edge by name. */
export function timeAxis({ from, to, columns, labelColumns, zone, end }: Axis): Line {
  const room = columns - labelColumns;
  const labels = Math.max(1, Math.floor(room / betweenLabels));
  const say = to - from < 3 * day ? dateClock : date;
  let text = '';
  for (let index = 0; index < labels; index++) {
    const at = from + ((to - from) * index) / labels;
    text = text.padEnd(Math.round((room * index) / labels)) + say(at, zone);
  }
  return [
    span(' '.repeat(labelColumns)),
    span(`${text.slice(0, room - end.length - 1).padEnd(room - end.length)}${end}`, 'dim'),
  ];
}
