import type { Scalar } from 'yaml';

/** Where one character of a scalar's value stands in the file. */
type Placed = { readonly char: string; readonly from: number; readonly to: number };

/** A scalar's value and the text it was read from, character by character. */
export type ScalarText = {
  /** Offset in the file of a character of the value; of the end for what is missing there. */
  offsetOf(index: number): number;
  /** The part of the file that stands for a part of the value. */
  spanOf(from: number, to: number): { readonly from: number; readonly to: number };
};

/**
 * Maps a string scalar of any style to its source. YAML folds, indents and trims white space only,
 * so that all other characters stand in the file in the order of the value. Null when they don't.
 */
export function scalarText(node: Scalar, source: string): ScalarText | null {
  const { value, range } = node;
  if (typeof value !== 'string' || !range) return null;
  const written = visible(decode(node, source.slice(0, range[1]), range[0]));
  const wanted = visible([...indexed(value)]);
  if (written.length !== wanted.length) return null;
  if (written.some(({ char }, at) => char !== wanted[at]?.char)) return null;
  // The first visible character at or behind an index of the value, and the last one before it.
  const behind = (index: number) => written[wanted.findIndex(({ from }) => from >= index)];
  const before = (index: number) => written[wanted.findLastIndex(({ from }) => from < index)];
  const atIndex = (index: number) =>
    /^\S/.test(value.slice(index)) ? behind(index)?.from : before(index)?.to;
  return {
    offsetOf: (index) => behind(index)?.from ?? before(index)?.to ?? range[0],
    spanOf: (from, to) => {
      const start = (from < to ? behind(from)?.from : atIndex(from)) ?? range[0];
      return { from: start, to: from < to ? (before(to)?.to ?? start) : start };
    },
  };
}

function visible(all: readonly Placed[]): readonly Placed[] {
  return all.filter(({ char }) => /\S/.test(char));
}

function* indexed(value: string): Generator<Placed> {
  for (let from = 0; from < value.length; from += 1)
    yield { char: value.charAt(from), from, to: from + 1 };
}

function decode({ type }: Scalar, source: string, start: number): Placed[] {
  if (type === 'QUOTE_DOUBLE')
    return tokens(source.slice(0, -1), start + 1, doubleQuoted, unescapeDouble);
  if (type === 'QUOTE_SINGLE')
    return tokens(source.slice(0, -1), start + 1, /''|[\s\S]/y, (token) => token.charAt(0));
  // A block's header (`|2-  # comment`) is a line of its own.
  const isBlock = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
  const body = isBlock ? source.indexOf('\n', start) + 1 : start;
  return tokens(source, body, /[\s\S]/y, (token) => token);
}

const doubleQuoted = /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r\n|[\s\S])|[\s\S]/y;

function tokens(
  source: string,
  start: number,
  token: RegExp,
  read: (token: string) => string,
): Placed[] {
  const placed: Placed[] = [];
  token.lastIndex = start;
  for (let match = token.exec(source); match !== null; match = token.exec(source)) {
    const to = token.lastIndex;
    // An escape may stand for a character of two units, which the value counts as two.
    for (const char of read(match[0]).split('')) placed.push({ char, from: match.index, to });
  }
  return placed;
}

const blank = new Set(['n', 't', 'r', 'v', 'f', ' ', '_', 'N', 'L', 'P', '\n', '\r\n', '\t']);

function unescapeDouble(token: string): string {
  if (!token.startsWith('\\')) return token;
  const code = token.slice(1);
  if (blank.has(code)) return ' ';
  if (/^[xuU]./.test(code)) return String.fromCodePoint(Number.parseInt(code.slice(1), 16));
  const named: Readonly<Record<string, string>> = { 0: '\0', a: '\x07', b: '\b', e: '\x1b' };
  return named[code] ?? code;
}
