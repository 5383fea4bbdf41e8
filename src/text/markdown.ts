// What CommonMark or GitHub's tables, strikethrough and references would read as more than text.
const marks = /[\\`*_[\]<>|~&#]/g;
// A line that begins so would be a list, a heading's underline or a code block.
const lineStart = /^(\s*)([-+=]|\d+(?=[.)]))/;

/** One line of text as Markdown that shows exactly it. */
export function asMarkdown(text: string): string {
  return text
    .replace(marks, '\\$&')
    .replace(lineStart, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    );
}

/** Text of several lines as Markdown below an item of a list: each line break stays one. */
export function linesAsMarkdown(text: string, indent: string): string {
  return text
    .split('\n')
    .map((line) => asMarkdown(line.trim()))
    .filter((line) => line !== '')
    .join(`\\\n${indent}`);
}

/** An address as a link, if it can stand in angle brackets; else as text. */
export function linkAsMarkdown(address: string): string {
  return /^https?:\/\/[^\s<>]+$/.test(address) ? `<${address}>` : asMarkdown(address);
}
