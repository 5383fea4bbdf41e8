import type { LineCounter, Scalar } from 'yaml';
import type { LintContext } from '../promql/lint/finding.ts';
import type { Position } from './position.ts';
import { scalarText } from './scalar-text.ts';

/** A query that stands in a file, with what is known about it. */
export type FileQuery = {
  /** What the file calls it: `queries.error_rate`, or a rule's name. */
  readonly name: string;
  readonly node: Scalar;
  readonly query: string;
  readonly context: LintContext;
};

/** A file with the queries in it. */
export type QueryFile = {
  readonly text: string;
  readonly lines: LineCounter;
  readonly queries: readonly FileQuery[];
};

/** Where a character of a query stands in its file; where the query begins when that is unclear. */
export function placeInFile(
  { text, lines }: QueryFile,
  { node }: FileQuery,
  offset: number,
): Position {
  const place = scalarText(node, text)?.offsetOf(offset) ?? node.range?.[0] ?? 0;
  const { line, col } = lines.linePos(place);
  return { line, column: col };
}
