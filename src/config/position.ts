import { isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { ConfigDocument } from './document.ts';

/** Keys and indexes that lead to a value: `['services', 0, 'slos']`. */
export type ConfigPath = readonly PropertyKey[];

export type Position = { readonly line: number; readonly column: number };

/** Where a value stands, or its key. What is not in the file is placed where it should have been. */
export function positionOf(
  document: ConfigDocument,
  path: ConfigPath,
  part: 'key' | 'value' = 'value',
): Position {
  let node = asNode(document.yaml.contents);
  let offset = node?.range?.[0] ?? 0;
  for (const [index, segment] of path.entries()) {
    const step = stepInto(document, node, segment);
    if (step === null) break;
    node = step.value;
    const last = index === path.length - 1;
    const keyOffset = step.key?.range?.[0];
    const valueOffset = isEmpty(node) ? keyOffset : node?.range?.[0];
    offset = (last && part === 'key' ? keyOffset : valueOffset) ?? keyOffset ?? offset;
  }
  return at(document, offset);
}

/** The node a path leads to, or null. */
export function nodeAt(document: ConfigDocument, path: ConfigPath): Node | null {
  let node = asNode(document.yaml.contents);
  for (const segment of path) node = stepInto(document, node, segment)?.value ?? null;
  return node;
}

/** A scalar as it stands in the file: a telephone number keeps its + and its zeros. */
export function sourceText(document: ConfigDocument, path: ConfigPath): string | null {
  const node = nodeAt(document, path);
  if (!isScalar(node) || node.value === null) return null;
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

export function at(document: ConfigDocument, offset: number): Position {
  const { line, col } = document.lines.linePos(offset);
  return { line, column: col };
}

/** `services[0].slos[1].target`, as errors name a place. */
export function pathText(path: ConfigPath): string {
  return path
    .map((segment, index) => {
      if (typeof segment === 'number') return `[${segment}]`;
      const key = String(segment);
      if (!/^[\w-]+$/.test(key)) return `["${key}"]`;
      return index === 0 ? key : `.${key}`;
    })
    .join('');
}

type Step = { readonly key: Node | null; readonly value: Node | null };

function stepInto(document: ConfigDocument, node: Node | null, segment: PropertyKey): Step | null {
  const target = isAlias(node) ? (node.resolve(document.yaml) ?? null) : node;
  if (isSeq(target)) {
    const item = target.items[Number(segment)];
    return item === undefined ? null : { key: null, value: asNode(item) };
  }
  if (!isMap(target)) return null;
  const pair = target.items.find((item: Pair) => keyText(item) === String(segment));
  return pair ? { key: asNode(pair.key), value: asNode(pair.value) } : null;
}

function keyText(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}

function asNode(value: unknown): Node | null {
  return isNode(value) ? value : null;
}

function isEmpty(node: Node | null): boolean {
  return isScalar(node) && node.value === null && !node.source;
}
