import { type Align, cut, fit } from './fit.ts';
import type { Tone } from './theme.ts';
import { width } from './width.ts';

/** Text of one tone. */
export type Span = { readonly text: string; readonly tone: Tone };

/** One line of the screen, from left to right. */
export type Line = readonly Span[];

export function span(text: string, tone: Tone = 'plain'): Span {
  return { text, tone };
}

/** A table's cell: the text in exactly `columns`. */
export function cell(text: string, columns: number, tone: Tone = 'plain', align?: Align): Span {
  return { text: fit(text, columns, align), tone };
}

/** Columns a line takes. */
export function lineWidth(line: Line): number {
  return line.reduce((sum, { text }) => sum + width(text), 0);
}

/** The line in exactly `columns`: cut with `…` when longer, padded when shorter. */
export function fitLine(line: Line, columns: number): Line {
  const spans: Span[] = [];
  let room = columns;
  for (const { text, tone } of line) {
    const shown = cut(text, room);
    if (shown !== '') spans.push({ text: shown, tone });
    room -= width(shown);
    if (shown !== text || room <= 0) break;
  }
  return room > 0 ? [...spans, span(' '.repeat(room))] : spans;
}

/** Two lines in one of exactly `columns`: one at the left, which gives way, and one at the right. */
export function spread(left: Line, right: Line, columns: number): Line {
  const taken = lineWidth(right);
  if (taken === 0) return fitLine(left, columns);
  if (taken + 1 >= columns) return fitLine(right, columns);
  return [...fitLine(left, columns - taken - 1), span(' '), ...right];
}

/** Parts with a separator between them, empty ones left out. */
export function joinLines(parts: readonly Line[], separator: Span): Line {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : [separator, ...part]));
}

/** Whether two lines look the same. */
export function sameLine(one: Line, other: Line): boolean {
  if (one === other) return true;
  return (
    one.length === other.length &&
    one.every(({ text, tone }, index) => {
      const twin = other[index];
      return twin !== undefined && twin.text === text && twin.tone === tone;
    })
  );
}
