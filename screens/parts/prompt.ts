import type { Glyphs } from '../../src/text/glyphs.ts';
import { fitLine, type Line, span } from '../../src/text/line.ts';
import { head, width } from '../../src/text/width.ts';

export type PromptText = {
  /** What is asked for. */
  readonly label: string;
  readonly text: string;
  /** Position in `text`, in UTF-16 units. */
  readonly caret: number;
};

/** A line being typed, with its caret always in sight. */
export function promptLine(
  { label, text, caret }: PromptText,
  columns: number,
  glyphs: Glyphs,
): Line {
  const room = Math.max(1, columns - width(label) - 1);
  const before = tail(text.slice(0, caret), room);
  const after = head(text.slice(caret), room - width(before));
  return fitLine(
    [span(label, 'accent'), span(before), span(glyphs.caret, 'accent'), span(after)],
    columns,
  );
}

/** The longest end of a text that takes at most `columns`. */
function tail(text: string, columns: number): string {
  let rest = text;
  while (width(rest) > columns)
    rest = rest.slice(String.fromCodePoint(rest.codePointAt(0) ?? 0).length);
  return rest;
}
