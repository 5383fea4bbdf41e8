import { type Line, span } from '../../src/text/line.ts';
import type { Size } from '../layout.ts';
import { troubleLines, wrappedLines } from '../parts/wrapped-lines.ts';

type Said = {
  /** Why the list could not be read, or null. */
  readonly trouble: string | null;
  /** What an empty list says instead of rows. */
  readonly hint: string;
  /** Names of the columns. */
  readonly heading: readonly Line[];
  readonly rowCount: number;
};

/**
 * What stands over a list, or in its place when it is empty. An error comes before the rest and takes the
 * rows that nothing else needs; a row of the list always fits under it.
 */
export function linesAbove(said: Said, room: Size): readonly Line[] {
  const { trouble, hint, heading, rowCount } = said;
  const { columns, rows } = room;
  if (rowCount === 0) {
    const first = troubleLines(trouble, room);
    const filler = { lead: span('  '), text: hint, tone: 'dim' } as const;
    return [...first, ...wrappedLines(filler, { columns, rows: rows - first.length })];
  }
  const spare = Math.max(1, rows - heading.length - rowCount);
  const first = troubleLines(trouble, { columns, rows: spare });
  return [...first, ...heading].slice(0, Math.max(0, rows - 1));
}
