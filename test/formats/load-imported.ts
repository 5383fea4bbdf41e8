import type { Config } from '../../src/config/config.ts';
import { importSlos, type SourceText } from '../../src/formats/import-slos.ts';
import type { Imported, ImportedSlo } from '../../src/formats/imported-slo.ts';
import type { SourceFormat } from '../../src/formats/source-format.ts';
import { writeConfig } from '../../src/formats/write-config.ts';
import { countQuery } from '../../src/promql/interpret.ts';
import { parsePromql } from '../../src/promql/parse.ts';
import { printExpr } from '../../src/promql/print.ts';
import type { Slo } from '../../src/slo/slo.ts';
import { loadText } from '../config/surroundings.ts';

export type Loaded = {
  readonly imported: readonly Imported[];
  readonly slos: readonly ImportedSlo[];
  readonly text: string;
  readonly config: Config;
};

/** Imports files, writes the configuration and loads it again. */
export async function loadImported(
  sources: readonly SourceText[],
  format: SourceFormat | null = null,
): Promise<Loaded> {
  const imported = importSlos(sources, format);
  const text = writeConfig(imported, ['Written by a test.']);
  const slos = imported.filter((one) => one.kind === 'slo');
  return { imported, slos, text, config: await loadText(text) };
}

/** What is imported out of one text. */
export function loadImportedText(text: string): Promise<Loaded> {
  return loadImported([{ label: 'source.yaml', text }]);
}

/** Every remark on what could not be taken over. */
export function messages({ imported }: Loaded): readonly string[] {
  return imported.flatMap(({ file, notes }) =>
    notes.map(({ line, message }) => `${file}:${line}: ${message}`),
  );
}

/** A query as its tree prints it, so that spaces and quotes do not count. */
export function normal(query: string): string {
  const parsed = parsePromql(query);
  return parsed.ok ? printExpr(parsed.expr) : `not PromQL: ${query}`;
}

/** What Prometheus is asked for an SLO over one hour. */
export function counts({ sli }: Slo): { readonly bad: string; readonly total: string } {
  return {
    bad: normal(countQuery(sli.bad, '1h', 3600)),
    total: normal(countQuery(sli.total, '1h', 3600)),
  };
}

/** The error a text is refused with. */
export async function importRefusal(text: string): Promise<string> {
  return loadImportedText(text).then(
    () => 'not refused',
    (error: unknown) => (error instanceof Error ? `${error.name} ${error.message}` : String(error)),
  );
}
