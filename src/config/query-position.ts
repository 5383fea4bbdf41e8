import { isScalar } from 'yaml';
import type { ConfigDocument } from './document.ts';
import { at, type ConfigPath, nodeAt, type Position, positionOf } from './position.ts';
import { scalarText } from './scalar-text.ts';

/** Where a character of a query stands in the file, or where the query begins when that is unclear. */
export function positionInQuery(
  document: ConfigDocument,
  path: ConfigPath,
  offset: number,
): Position {
  const node = nodeAt(document, path);
  const text = isScalar(node) ? scalarText(node, document.text) : null;
  return text === null ? positionOf(document, path) : at(document, text.offsetOf(offset));
}
