import { ConfigError } from '../config/config-error.ts';
import { detectFormat } from './detect-format.ts';
import type { Imported, ImportedSlo } from './imported-slo.ts';
import { readOpenSlo } from './read-openslo.ts';
import { readPyrra } from './read-pyrra.ts';
import { readSloGenerator } from './read-slo-generator.ts';
import { readSloth } from './read-sloth.ts';
import { parseSource, type SourceDocument } from './source-document.ts';
import type { SourceFormat } from './source-format.ts';

/** A file's text, with what errors call the file. */
export type SourceText = { readonly label: string; readonly text: string };

type Reader = (documents: readonly SourceDocument[]) => readonly Imported[];

const readers: Readonly<Record<SourceFormat, Reader>> = {
  sloth: readSloth,
  pyrra: readPyrra,
  openslo: readOpenSlo,
  'slo-generator': readSloGenerator,
};

/**
 * The SLOs of other tools' files, which may refer to each other. The format is seen by content when
 * `format` is null. Throws ConfigError with file and line for what can't be read.
 */
export function importSlos(
  sources: readonly SourceText[],
  format: SourceFormat | null,
): readonly Imported[] {
  const documents = sources.flatMap(({ label, text }) => parseSource(text, label));
  if (documents.length === 0)
    throw new ConfigError(
      `${sources.map(({ label }) => label).join(', ')}: there is nothing in it`,
    );
  const formats = new Map(documents.map((one) => [one, format ?? detectFormat(one)]));
  const found = [...new Set(formats.values())].flatMap((one) =>
    readers[one](documents.filter((document) => formats.get(document) === one)),
  );
  return withOwnNames(found);
}

/** Gives an SLO whose name is taken a name of its own: a configuration refuses two of one name. */
function withOwnNames(found: readonly Imported[]): readonly Imported[] {
  const taken = new Set<string>();
  return found.map((one) => {
    if (one.kind === 'kept') return one;
    const name = freeName(one, taken);
    taken.add(`${one.service}/${name}`);
    if (name === one.name) return one;
    const message = `there is already an SLO ${one.service}/${one.name}: this one is named ${name}`;
    return { ...one, name, notes: [...one.notes, { line: one.line, message, original: null }] };
  });
}

function freeName({ service, name }: ImportedSlo, taken: ReadonlySet<string>): string {
  let own = name;
  for (let next = 2; taken.has(`${service}/${own}`); next++) own = `${name}-${next}`;
  return own;
}
