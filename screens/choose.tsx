import { type Choosing, choiceMatches } from '../src/input/choice-matches.ts';
import type { Choice } from '../src/live/view.ts';
import { type Line, span, spread } from '../src/text/line.ts';
import { popupRect, type Size } from './layout.ts';
import { useLook } from './look.tsx';
import { Frame } from './parts/frame.tsx';
import { LineView } from './parts/line-view.tsx';
import { promptLine } from './parts/prompt.ts';

type Props = { readonly size: Size; readonly overlay: Choosing };

const mostRows = 12;
const widest = 72;

/** One of several, found by typing a few of its letters. */
export function ChooseBox({ size, overlay }: Props) {
  const { glyphs } = useLook();
  const { title, text } = overlay;
  const found = choiceMatches(overlay);
  const index = Math.min(overlay.index, Math.max(0, found.length - 1));
  const rows = Math.max(1, Math.min(mostRows, size.rows - 5, Math.max(1, found.length)));
  const columns = Math.min(size.columns, widest);
  const first = Math.max(0, index - rows + 1);
  const rect = popupRect(size, { columns, rows: rows + 3 });
  const foot = found.length > rows ? `${index + 1}/${found.length}` : '';
  return (
    <Frame rect={rect} title={[span(title, 'strong')]} focused foot={foot}>
      <LineView
        line={promptLine({ label: ' > ', text, caret: text.length }, columns - 2, glyphs)}
      />
      {found.length === 0 && <LineView line={spread(nothingLine(overlay), [], columns - 2)} />}
      {found.slice(first, first + rows).map((choice, row) => (
        <LineView
          key={choice.value}
          line={choiceLine(choice, columns - 2)}
          underCursor={first + row === index}
        />
      ))}
    </Frame>
  );
}

function nothingLine({ text, orTyped }: Choosing): Line {
  const said = text === '' && orTyped ? 'none is known: type it' : 'nothing like it';
  return [span(`   ${said}`, 'dim')];
}

function choiceLine({ label, note }: Choice, columns: number): Line {
  return spread([span(`   ${label}`)], note === '' ? [] : [span(`${note} `, 'dim')], columns);
}
