// Control characters (C0, DEL, C1), line and paragraph separators, and the marks that reorder text:
// a title that holds them could move the cursor, recolour the screen or show another name than it has.
const unprintable =
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
// Whole escape sequences go, not only their first byte.
const escapes =
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[ -/]*[0-~])/g;

/** One line of printable text out of anything from outside: no control sequence, no reordering mark. */
export function clean(text: string): string {
  return text
    .replace(escapes, '')
    .replace(/[\t\n\r]+/g, ' ')
    .replace(unprintable, '');
}

/** Like `clean`, line by line: line breaks stay, a tab becomes two spaces. */
export function cleanLines(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => clean(line.replace(/\t/g, '  ')))
    .join('\n');
}
