import { cut, wrap } from '../../src/text/fit.ts';
import { type Line, type Span, span } from '../../src/text/line.ts';
import type { Tone } from '../../src/text/theme.ts';
import { width } from '../../src/text/width.ts';
import type { Size } from '../layout.ts';

type Said = {
  /** Stands before the first line; the others begin under its end. */
  readonly lead: Span;
  readonly text: string;
  readonly tone: Tone;
};

/** A text broken between its words into as many lines as there is room for; only the last is cut with `…`. */
export function wrappedLines({ lead, text, tone }: Said, { columns, rows }: Size): readonly Line[] {
  if (rows <= 0) return [];
  const inset = width(lead.text);
  const all = wrap(text, columns - inset);
  const last = cut(all.slice(rows - 1).join(' '), Math.max(1, columns - inset));
  const shown = all.length > rows ? [...all.slice(0, rows - 1), last] : all;
  return shown.map((line, index) => [
    index === 0 ? lead : span(' '.repeat(inset)),
    span(line, tone),
  ]);
}

/** What went wrong, marked as such. */
export function troubleLines(trouble: string | null, room: Size): readonly Line[] {
  return trouble === null
    ? []
    : wrappedLines({ lead: span(' ! ', 'bad'), text: trouble, tone: 'bad' }, room);
}
