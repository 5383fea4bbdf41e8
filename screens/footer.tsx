import type { Command } from '../src/input/command.ts';
import { undoOffer } from '../src/live/selectors/undo-offer.ts';
import type { Flash, LiveState } from '../src/live/state.ts';
import type { Glyphs } from '../src/text/glyphs.ts';
import { fitLine, type Line, lineWidth, type Span, span, spread } from '../src/text/line.ts';
import { width } from '../src/text/width.ts';
import type { Rect } from './layout.ts';
import { useLive } from './live-context.tsx';
import { useLook } from './look.tsx';
import { keyLabel } from './parts/key-label.ts';
import { LineView } from './parts/line-view.tsx';
import { Place } from './parts/place.tsx';
import { promptLine } from './parts/prompt.ts';

type Props = { readonly rect: Rect; readonly commands: readonly Command[] };

/** What the keys do now, and what was said last; the filter while it is typed. */
export function Footer({ rect, commands }: Props) {
  const { glyphs } = useLook();
  const overlay = useLive(({ view }) => view.overlay);
  const flash = useLive((state) => state.flash);
  // The hints depend on many parts of the state, yet are one short string: compared as such.
  const hints = useLive((state) => hintText(commands, state, glyphs));
  const undo = useLive(undoOffer);
  const said = saidLine(flash, undoLine(undo), rect.columns);
  const keys = hintLine(hints, rect.columns - lineWidth(said) - 1);
  const line =
    overlay.kind === 'filter'
      ? promptLine(
          { label: ' /', text: overlay.text, caret: overlay.text.length },
          rect.columns,
          glyphs,
        )
      : spread(keys, said, rect.columns);
  return (
    <Place rect={rect}>
      <LineView line={line} />
    </Place>
  );
}

const between = '\n';

function hintText(commands: readonly Command[], state: LiveState, glyphs: Glyphs): string {
  // What lies over the screen takes the keys and says itself which.
  if (state.view.overlay.kind !== 'none')
    return state.view.overlay.kind === 'help' ? 'esc back' : '';
  return commands
    .filter(({ short, when }) => short !== null && when(state))
    .map(({ keys, short }) => `${keyLabel(keys[0] ?? '', glyphs)} ${short}`)
    .join(between);
}

/** Whole hints, as many as fit. */
function hintLine(hints: string, columns: number): Line {
  const line: Span[] = [];
  let room = columns;
  for (const hint of hints.split(between).filter(Boolean)) {
    const [key = '', ...words] = hint.split(' ');
    room -= width(hint) + 2;
    if (room < 0) break;
    line.push(
      span(line.length === 0 ? ' ' : '  '),
      span(key, 'key'),
      span(` ${words.join(' ')}`, 'dim'),
    );
  }
  return line;
}

/** What was said last, cut where it would push out what can be done about it. */
function saidLine(flash: Flash | null, undo: Line, columns: number): Line {
  if (flash === null) return undo;
  const said = flashLine(flash);
  const room = columns - lineWidth(undo) - 1;
  return [...(lineWidth(said) > room ? fitLine(said, room) : said), ...undo];
}

/** `z undoes (7 s)`, while it does. */
function undoLine(seconds: number | null): Line {
  if (seconds === null) return [];
  return [span(' z', 'key'), span(` undoes (${seconds} s) `, 'dim')];
}

function flashLine({ tone, text }: Flash): Line {
  const signs = { good: '✓ ', bad: '! ', plain: '' } as const;
  return [span(`${signs[tone]}${text} `, tone)];
}
