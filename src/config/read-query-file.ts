import { configQueries } from './config-queries.ts';
import { parseConfigDocument } from './document.ts';
import type { QueryFile } from './file-query.ts';
import { createReport } from './report.ts';
import { readRulesFile } from './rules-file.ts';
import { readSettings } from './schema.ts';

/**
 * The queries of a file: a configuration, Prometheus rules or a specification of Sloth. Throws
 * `ConfigError` with every issue when YAML or the schema refuses it.
 */
export function readQueryFile(
  text: string,
  label: string,
): QueryFile & { kind: 'config' | 'rules' } {
  const rules = readRulesFile(text, label);
  if (rules !== null) return { ...rules, kind: 'rules' };
  const document = parseConfigDocument(text, label);
  const settings = readSettings(document, createReport(document));
  const queries = configQueries(document, settings);
  return { text, lines: document.lines, queries, kind: 'config' };
}
