import { readFile } from 'node:fs/promises';
import { ConfigError } from '../../config/config-error.ts';
import { systemFault } from '../../config/system-fault.ts';
import { importSlos, type SourceText } from '../../formats/import-slos.ts';
import type { Imported } from '../../formats/imported-slo.ts';
import type { SourceFormat } from '../../formats/source-format.ts';
import { writeConfig } from '../../formats/write-config.ts';
import { clean } from '../../text/clean.ts';
import { writeNew } from './write-new.ts';

export type ImportOptions = { readonly from?: SourceFormat; readonly out?: string };

type Write = (text: string) => void;

const terminal = {
  out: (text: string) => process.stdout.write(text),
  err: (text: string) => process.stderr.write(text),
};

/**
 * Writes the SLOs of the files as a configuration; what has no place in it is told on stderr, one
 * line each. Throws `ConfigError` for a file that can't be read.
 */
export async function importFiles(
  files: readonly string[],
  { from, out }: ImportOptions,
  output: { readonly out: Write; readonly err: Write } = terminal,
): Promise<void> {
  const sources = await Promise.all(files.map(readSource));
  const imported = importSlos(sources, from ?? null);
  const text = writeConfig(imported, heading(files));
  if (out === undefined) output.out(text);
  else await writeNew(out, text);
  for (const line of noteLines(imported)) output.err(`onduty: ${line}\n`);
  const count = imported.filter(({ kind }) => kind === 'slo').length;
  if (out !== undefined) output.out(`${clean(out)}: ${count} ${count === 1 ? 'SLO' : 'SLOs'}\n`);
}

async function readSource(label: string): Promise<SourceText> {
  try {
    return { label, text: await readFile(label, 'utf8') };
  } catch (error) {
    throw new ConfigError(clean(`can't read ${label}: ${systemFault(error)}`));
  }
}

function heading(files: readonly string[]): readonly string[] {
  return [
    `Written by onduty import from ${files.join(', ')}.`,
    'Add prometheus: URL, and look through the comments: they hold what has no place here.',
  ];
}

function noteLines(imported: readonly Imported[]): readonly string[] {
  const files = [...new Set(imported.map(({ file }) => file))];
  return files.flatMap((file) =>
    imported
      .flatMap((one) => (one.file === file ? one.notes : []))
      .sort((one, other) => one.line - other.line)
      .map(({ line, message }) => clean(`${file}:${line}: ${message}`)),
  );
}
