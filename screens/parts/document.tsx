import { fitLine, type Line } from '../../src/text/line.ts';
import { inside, type Rect } from '../layout.ts';
import { useScrollLimit } from '../scroll-limit.tsx';
import { Frame } from './frame.tsx';
import { LinesView } from './line-view.tsx';

type Props = {
  readonly rect: Rect;
  readonly title: Line;
  readonly lines: readonly Line[];
  /** First line shown; beyond the last page it shows the last page. */
  readonly scroll: number;
};

/** A framed text longer than the screen, scrolled by lines. */
export function Document({ rect, title, lines, scroll }: Props) {
  const { columns, rows } = inside(rect);
  useScrollLimit(scroll, lines.length, rows);
  const first = firstLine(scroll, lines.length, rows);
  const shown = lines.slice(first, first + rows);
  return (
    <Frame rect={rect} title={title} focused foot={documentFoot(first, lines.length, rows)}>
      <LinesView lines={shown.map((line) => fitLine(line, columns))} />
    </Frame>
  );
}

/** First line shown of so many in so many rows. */
export function firstLine(scroll: number, total: number, rows: number): number {
  return Math.max(0, Math.min(scroll, total - rows));
}

/** `12 more below`, or nothing. */
export function documentFoot(first: number, total: number, rows: number): string {
  const below = total - first - rows;
  if (total <= rows) return '';
  return below > 0 ? `${below} more below` : 'end';
}
