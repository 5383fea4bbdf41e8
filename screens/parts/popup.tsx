import { fitLine, type Line, span } from '../../src/text/line.ts';
import { popupRect, type Size } from '../layout.ts';
import { Frame } from './frame.tsx';
import { LinesView } from './line-view.tsx';

type PopupProps = {
  readonly size: Size;
  readonly title: string;
  readonly draw: (columns: number) => readonly Line[];
};

const widestPopup = 72;

/** A box in the middle that covers what is under it. */
export function Popup({ size, title, draw }: PopupProps) {
  const columns = Math.min(size.columns, widestPopup);
  const lines = draw(columns - 2);
  const rect = popupRect(size, { columns, rows: lines.length + 2 });
  return (
    <Frame rect={rect} title={[span(title, 'strong')]} focused>
      <LinesView lines={lines.map((line) => fitLine(line, columns - 2))} />
    </Frame>
  );
}
