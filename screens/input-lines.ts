import { takesEditor } from '../src/input/editor-keys.ts';
import type { InputWish, Overlay } from '../src/live/view.ts';
import { wrap } from '../src/text/fit.ts';
import type { Glyphs } from '../src/text/glyphs.ts';
import { type Line, span } from '../src/text/line.ts';
import { promptLine } from './parts/prompt.ts';

type Prompt = Extract<Overlay, { kind: 'input' }>;

/** A line being typed, what it will be linked to, and what is wrong with it or what ends it. */
export function inputLines(prompt: Prompt, columns: number, glyphs: Glyphs): readonly Line[] {
  const { text, caret, error, wish } = prompt;
  const before = [...text].slice(0, caret).join('').length;
  // A text out of an editor has lines of its own, which one line can only hint at.
  const lineEnd = glyphs.level === 'ascii' ? '/' : '↵';
  const shown = { label: ' > ', text: text.replaceAll('\n', lineEnd), caret: before };
  const said = (words: string) => (words === '' ? [] : wrap(words, columns - 3));
  return [
    promptLine(shown, columns, glyphs),
    ...said(linkedTo(wish)).map((line): Line => [span(`   ${line}`, 'dim')]),
    ...(error === null
      ? [inputHelp(wish)]
      : said(error).map((line, row): Line => [span(`${row === 0 ? ' ! ' : '   '}${line}`, 'bad')])),
  ];
}

/** `with SLO api/availability, alert ErrorBudgetBurn`; empty when there is nothing. */
function linkedTo(wish: InputWish): string {
  if (wish.kind !== 'declare') return '';
  const { slo, links } = wish.about;
  const names = links.map(({ kind, target }) => `${kind} ${target}`);
  const all = slo === null ? names : [`SLO ${slo}`, ...names];
  return all.length === 0 ? '' : `with ${all.join(', ')}`;
}

function inputHelp(wish: InputWish): Line {
  return [
    span(' enter', 'key'),
    span(' to send, ', 'dim'),
    ...(takesEditor(wish) ? [span('ctrl+o', 'key'), span(' for your editor, ', 'dim')] : []),
    span('esc', 'key'),
    span(' to leave', 'dim'),
  ];
}
