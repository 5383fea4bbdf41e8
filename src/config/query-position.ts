import { isScalar, type Scalar } from 'yaml';
import type { ConfigDocument } from './document.ts';
import { at, type ConfigPath, nodeAt, type Position, positionOf } from './position.ts';

/** Where a character of a query stands in the file, or where the query begins when that is unclear. */
export function positionInQuery(
  document: ConfigDocument,
  path: ConfigPath,
  offset: number,
): Position {
  const node = nodeAt(document, path);
  const start = positionOf(document, path);
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return start;
  if (node.type === 'BLOCK_LITERAL') return inBlock(document, node, node.value, offset) ?? start;
  const written = document.text.slice(node.range[0], node.range[1]);
  const quoted = written.startsWith('"') || written.startsWith("'") ? 1 : 0;
  // An escape or a folded line moves what follows: then only the beginning is sure.
  const before = node.value.slice(0, offset);
  if (!written.slice(quoted).startsWith(before)) return start;
  return at(document, node.range[0] + quoted + offset);
}

function inBlock(
  document: ConfigDocument,
  node: Scalar,
  value: string,
  offset: number,
): Position | null {
  const header = at(document, node.range?.[0] ?? 0);
  // What is missing at the end is missing after the last character, not on the next line.
  const before = value.slice(0, Math.min(offset, value.trimEnd().length)).split('\n');
  const line = header.line + before.length;
  const source = document.text.split(/\r?\n/)[line - 1];
  const wanted = value.split('\n')[before.length - 1];
  if (source === undefined || wanted === undefined || !source.endsWith(wanted)) return null;
  const indent = source.length - wanted.length;
  return { line, column: indent + (before.at(-1)?.length ?? 0) + 1 };
}
