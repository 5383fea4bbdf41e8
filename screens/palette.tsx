import type { Command } from '../src/input/command.ts';
import { paletteMatches } from '../src/input/palette.ts';
import type { Glyphs } from '../src/text/glyphs.ts';
import { cell, fitLine, type Line, span } from '../src/text/line.ts';
import { popupRect, type Size } from './layout.ts';
import { useLive } from './live-context.tsx';
import { useLook } from './look.tsx';
import { Frame } from './parts/frame.tsx';
import { keyLabel } from './parts/key-label.ts';
import { LinesView, LineView } from './parts/line-view.tsx';
import { promptLine } from './parts/prompt.ts';

type Props = {
  readonly size: Size;
  readonly commands: readonly Command[];
  readonly text: string;
  readonly index: number;
};

const mostRows = 12;
const keyColumns = 10;

/** Commands found by typing a few of their letters. */
export function PaletteBox({ size, commands, text, index }: Props) {
  const { glyphs } = useLook();
  const state = useLive((all) => all);
  const found = paletteMatches(commands, text, state);
  const rows = Math.max(1, Math.min(mostRows, size.rows - 5));
  const columns = Math.min(size.columns, 72);
  const first = Math.max(0, index - rows + 1);
  const shown = found.slice(first, first + rows);
  const rect = popupRect(size, { columns, rows: rows + 3 });
  return (
    <Frame rect={rect} title={[span('Commands', 'strong')]} focused foot={`${found.length}`}>
      <LineView
        line={promptLine({ label: ' : ', text, caret: text.length }, columns - 2, glyphs)}
      />
      {shown.map((command, row) => (
        <LineView
          key={command.id}
          line={commandLine(command, columns - 2, glyphs)}
          underCursor={first + row === index}
        />
      ))}
      <LinesView lines={blanks(rows - shown.length, columns - 2)} />
    </Frame>
  );
}

function commandLine({ title, keys }: Command, columns: number, glyphs: Glyphs): Line {
  const key = keyLabel(keys[0] ?? '', glyphs);
  return [
    span(' '),
    cell(title, columns - keyColumns - 2),
    cell(key, keyColumns, 'key', 'right'),
    span(' '),
  ];
}

function blanks(count: number, columns: number): readonly Line[] {
  return Array.from({ length: Math.max(0, count) }, () => fitLine([], columns));
}
