import { isScalar, LineCounter, parseAllDocuments } from 'yaml';
import { ConfigError } from '../config/config-error.ts';
import type { ConfigDocument } from '../config/document.ts';
import { type ConfigPath, nodeAt, pathText, positionOf } from '../config/position.ts';
import { clean } from '../text/clean.ts';
import { listedDocuments } from './listed-documents.ts';

/** One YAML document of a file; a file may hold many. */
export type SourceDocument = ConfigDocument & { readonly label: string };

/** The documents of a file, empty ones left out. Throws ConfigError for what is not YAML. */
export function parseSource(text: string, label: string): readonly SourceDocument[] {
  const lines = new LineCounter();
  const found = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const documents = 'empty' in found ? [] : found;
  for (const yaml of documents) {
    const [error] = yaml.errors;
    if (error === undefined) continue;
    const { line, col } = lines.linePos(error.pos[0]);
    throw new ConfigError(clean(`${label}:${line}:${col}: YAML: ${error.message}`));
  }
  return documents
    .filter(
      ({ contents }) => !(contents === null || (isScalar(contents) && contents.value === null)),
    )
    .map((yaml) => ({ label, text, yaml, lines, data: plainData(yaml, label) }))
    .flatMap(listedDocuments);
}

function plainData(yaml: { toJS: () => unknown }, label: string): unknown {
  try {
    return yaml.toJS();
  } catch (error) {
    // An alias without an anchor, or aliases that multiply without end.
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError(clean(`${label}:1:1: YAML: ${reason}`));
  }
}

/** What is wrong with a source, said in one line at its place. */
export function sourceFault(
  document: SourceDocument,
  path: ConfigPath,
  message: string,
): ConfigError {
  const { line, column } = positionOf(document, path);
  const place = path.length === 0 ? '' : `${pathText(path)}: `;
  return new ConfigError(clean(`${document.label}:${line}:${column}: ${place}${message}`));
}

/** The value a path leads to, or undefined. */
export function valueAt(data: unknown, path: ConfigPath): unknown {
  let value = data;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment))
      return undefined;
    value = Reflect.get(value, segment);
  }
  return value;
}

/** The line on which a key stands, or an item of a list. */
export function firstLine(document: SourceDocument, path: ConfigPath): number {
  const part = typeof path.at(-1) === 'number' ? 'value' : 'key';
  return positionOf(document, path, part).line;
}

/** The lines of the file that hold a key and its value, moved to the left edge. */
export function originalText(document: SourceDocument, path: ConfigPath): string {
  const first = firstLine(document, path);
  const end = nodeAt(document, path)?.range?.[1];
  const text = document.text.split(/\r?\n/);
  const last = end === undefined ? first : lastLine(document, end);
  const own = text.slice(first - 1, Math.max(first, last));
  const indents = own.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const indent = indents.length === 0 ? 0 : Math.min(...indents);
  return own
    .map((line) => line.slice(indent))
    .join('\n')
    .trimEnd();
}

/** The line of the last character before an offset that is no white space. */
function lastLine({ text, lines }: SourceDocument, end: number): number {
  return lines.linePos(Math.max(0, text.slice(0, end).trimEnd().length - 1)).line;
}
