import { head, steady, tail, width } from './width.ts';

export type Align = 'left' | 'right';

/** The text if it takes at most `columns`, else its beginning and `…`. */
export function cut(text: string, columns: number): string {
  const whole = steady(text);
  if (width(whole) <= columns) return whole;
  return columns <= 0 ? '' : `${head(whole, columns - 1).trimEnd()}…`;
}

/** The text if it takes at most `columns`, else both its ends: parts of one SLO differ at theirs. */
export function cutMiddle(text: string, columns: number): string {
  const whole = steady(text);
  if (width(whole) <= columns || columns < 3) return cut(whole, columns);
  const first = head(whole, Math.floor((columns - 1) / 2)).trimEnd();
  return `${first}…${tail(whole, columns - 1 - width(first)).trimStart()}`;
}

/** The text in exactly `columns`: cut with `…` when longer, padded with spaces when shorter. */
export function fit(text: string, columns: number, align: Align = 'left'): string {
  const shown = cut(text, columns);
  const padding = ' '.repeat(Math.max(0, columns - width(shown)));
  return align === 'left' ? shown + padding : padding + shown;
}

/** Lines of at most `columns`, broken at spaces; a word longer than a line is broken where it must. */
export function wrap(text: string, columns: number): readonly string[] {
  const room = Math.max(1, columns);
  const lines: string[] = [];
  let line = '';
  for (const word of steady(text)
    .split(' ')
    .flatMap((one) => pieces(one, room))) {
    if (line !== '' && width(line) + 1 + width(word) > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function pieces(word: string, columns: number): string[] {
  const parts: string[] = [];
  let rest = word;
  while (width(rest) > columns) {
    const part = head(rest, columns) || rest.slice(0, 1);
    parts.push(part);
    rest = rest.slice(part.length);
  }
  return [...parts, rest];
}
