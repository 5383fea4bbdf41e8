import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import type { LintContext, QueryRole } from '../promql/lint/finding.ts';
import { ConfigError } from './config-error.ts';
import type { FileQuery, QueryFile } from './file-query.ts';

const unknown: LintContext = {
  role: 'rule',
  service: null,
  serviceLabel: null,
  windowLabel: null,
  target: null,
  sameQueryServices: [],
};

/** Keys under which Sloth's specifications hold queries, in both of their spellings. */
const sliKeys: ReadonlyMap<string, QueryRole> = new Map([
  ['error_query', 'count'],
  ['errorQuery', 'count'],
  ['total_query', 'count'],
  ['totalQuery', 'count'],
  ['error_ratio_query', 'share'],
  ['errorRatioQuery', 'share'],
]);

/**
 * The queries of a file that others read: Prometheus rules (`groups`, or a PrometheusRule of
 * Kubernetes) and Sloth's specifications. Null when it is none of these. Throws `ConfigError` for
 * YAML that can't be read.
 */
export function readRulesFile(text: string, label: string): QueryFile | null {
  if (!/\b(?:groups|apiVersion|version)["']?\s*:/.test(text)) return null;
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false });
  if (!Array.isArray(documents)) return null;
  const tops = documents.map(({ contents }) => contents as Node | null);
  if (!tops.some(isForeign)) return null;
  const [fault] = documents.flatMap(({ errors }) => errors);
  if (fault) {
    const { line, col } = lines.linePos(fault.pos[0]);
    const message = `YAML: ${fault.message.replace(/\s*\n\s*/g, ' ')}`;
    throw new ConfigError(`${label}:${line}:${col}: ${message}`, [{ line, column: col, message }]);
  }
  return { text, lines, queries: tops.flatMap(queriesIn) };
}

function isForeign(top: Node | null): boolean {
  if (isSeq(top)) return top.items.some((item) => isNode(item) && isForeign(item));
  if (!isMap(top)) return false;
  const version = String(top.get('version') ?? '');
  return top.has('groups') || top.has('apiVersion') || version.startsWith('prometheus/');
}

function queriesIn(top: Node | null): FileQuery[] {
  const found: FileQuery[] = [];
  if (top === null) return found;
  visit(top, {
    Map: (_, map) => {
      for (const { key, value } of map.items) {
        if (!isScalar(key) || !isScalar(value) || typeof value.value !== 'string') continue;
        const query = readQuery(String(key.value), value, map);
        if (query !== null) found.push(query);
      }
    },
  });
  return found;
}

function readQuery(key: string, node: Scalar, map: YAMLMap): FileQuery | null {
  const query = String(node.value);
  const rule = map.get('record') ?? map.get('alert');
  if (key === 'expr' && rule !== undefined)
    return { name: String(rule), node, query, context: unknown };
  const role = sliKeys.get(key);
  return role === undefined ? null : { name: key, node, query, context: { ...unknown, role } };
}
