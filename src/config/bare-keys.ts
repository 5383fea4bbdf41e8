import { type Document, isPair, isScalar, isSeq, type Node, type Pair, visit } from 'yaml';
import type { ConfigDocument } from './document.ts';
import { type ConfigPath, positionOf } from './position.ts';
import type { Report } from './report.ts';

/**
 * Finds keys without a colon inside `{…}`: YAML takes them for keys without a value, but they are
 * always the rest of a value that was cut at a comma (`{target: 99,9}`), or a query in braces.
 */
export function reportBareKeys(document: ConfigDocument, report: Report): void {
  visit(document.yaml, {
    Map: (_, map, ancestors) => {
      if (map.flow !== true) return;
      const bare = map.items.findIndex((pair) => pair.value === null);
      if (bare === -1) return;
      const path = pathOf([...ancestors, map]);
      const cut = map.items[bare - 1];
      if (cut === undefined) {
        report.issue(path, 'YAML reads { as the start of a map; put the value in quotes');
        return;
      }
      const cutPath = [...path, keyOf(cut)];
      const position = positionOf(document, cutPath);
      report.issue(
        cutPath,
        `a comma ends a value inside {…}, so "${keyOf(map.items[bare])}" is cut off; put the value in quotes`,
        position,
      );
    },
  });
}

function pathOf(chain: readonly (Document | Node | Pair)[]): ConfigPath {
  return chain.flatMap((parent, index): (string | number)[] => {
    if (isPair(parent)) return [keyOf(parent)];
    const child = chain[index + 1];
    return isSeq(parent) && child !== undefined ? [parent.items.indexOf(child)] : [];
  });
}

function keyOf(pair: Pair | undefined): string {
  return isScalar(pair?.key) ? String(pair.key.value) : String(pair?.key);
}
