import { cleanLines } from './clean.ts';

/** A text to be edited, with remarks under it in lines that begin with `#`. */
export function withComments(text: string, comments: readonly string[]): string {
  const remarks = comments
    .flatMap((comment) => comment.split('\n'))
    .map((line) => `# ${line}`.trimEnd());
  return [text, '', ...remarks, ''].join('\n');
}

/** What was written in an editor: without lines that begin with `#`, empty lines around it and control characters. */
export function withoutComments(content: string): string {
  const kept = cleanLines(content)
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.trimEnd());
  return kept.join('\n').trim();
}
