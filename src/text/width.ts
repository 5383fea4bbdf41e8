import stringWidth from 'string-width';

const printableAscii = /^[\x20-\x7e]*$/;
// Joiners, variation selectors and skin tones make one picture of many in some terminals and not in
// others. Without them every terminal counts the same columns.
const joining =
  /[\u200b\u200c\u2060]|\u200d|[\ufe00-\ufe0f]|[\u{1f3fb}-\u{1f3ff}]|[\u{e0100}-\u{e01ef}]/gu;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Columns a text takes in a terminal; ambiguous characters count one. */
export function width(text: string): number {
  return printableAscii.test(text) ? text.length : stringWidth(text);
}

/** The text without marks on whose width terminals disagree. */
export function steady(text: string): string {
  return printableAscii.test(text) ? text : text.replace(joining, '');
}

/** The longest beginning of a text that takes at most `columns`, never half a character. */
export function head(text: string, columns: number): string {
  if (printableAscii.test(text)) return text.slice(0, Math.max(0, columns));
  let taken = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += width(segment);
    if (used > columns) break;
    taken += segment;
  }
  return taken;
}

/** The longest ending of a text that takes at most `columns`, never half a character. */
export function tail(text: string, columns: number): string {
  if (printableAscii.test(text)) return text.slice(Math.max(0, text.length - columns));
  let taken = '';
  let used = 0;
  for (const { segment } of [...graphemes.segment(text)].reverse()) {
    used += width(segment);
    if (used > columns) break;
    taken = segment + taken;
  }
  return taken;
}
