import { type Document, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { clean } from '../text/clean.ts';
import { ConfigError } from './config-error.ts';
import { yamlHint } from './yaml-hint.ts';

/** A configuration file as parsed, with what is needed to say where things stand in it. */
export type ConfigDocument = {
  /** What errors call the file, or null when there is none. */
  readonly label: string | null;
  readonly text: string;
  readonly yaml: Document;
  readonly lines: LineCounter;
  /** The plain data: unknown until the schema has seen it. */
  readonly data: unknown;
};

/** Parses YAML. Throws ConfigError with line and column for the first thing YAML can't read. */
export function parseConfigDocument(text: string, label: string | null): ConfigDocument {
  const lines = new LineCounter();
  const yaml = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    merge: true,
  });
  const [fault] = [...yaml.errors, ...yaml.warnings];
  if (fault) {
    const { line, col } = lines.linePos(fault.pos[0]);
    const hint = yamlHint(text.split('\n')[line - 1] ?? '', fault.code);
    const message = clean(hint ?? `YAML: ${fault.message}`);
    throw new ConfigError(clean(`${label}:${line}:${col}: ${message}`), [
      { line, column: col, message },
    ]);
  }
  refuseLostAliases(yaml, lines, label);
  return { label, text, yaml, lines, data: plainData(yaml, label) };
}

function refuseLostAliases(yaml: Document, lines: LineCounter, label: string | null): void {
  visit(yaml, {
    Alias: (_, alias) => {
      if (alias.resolve(yaml)) return;
      const { line, col } = lines.linePos(alias.range?.[0] ?? 0);
      const message = `*${alias.source} names no anchor above it; put text that begins with * in quotes`;
      throw new ConfigError(clean(`${label}:${line}:${col}: ${message}`));
    },
  });
}

function plainData(yaml: Document, label: string | null): unknown {
  if (yaml.contents === null || (isScalar(yaml.contents) && yaml.contents.value === null))
    return {};
  if (!isMap(yaml.contents))
    throw new ConfigError(`${label}:1:1: expected settings such as prometheus: URL, one a line`);
  try {
    return yaml.toJS();
  } catch (error) {
    // Aliases that multiply without end.
    throw new ConfigError(
      clean(`${label}:1:1: YAML: ${error instanceof Error ? error.message : error}`),
    );
  }
}
