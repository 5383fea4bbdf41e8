import { type Line, span } from '../../src/text/line.ts';

/** What was written and is not with the store: it must not be forgotten, so it is hard to overlook. */
export function waitingMark(words: string): Line {
  return words === '' ? [] : [span('  '), span(` ${words} `, 'banner')];
}
