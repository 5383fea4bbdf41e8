import { ConfigError } from '../config/config-error.ts';
import { detectFormat } from './detect-format.ts';
import type { Imported, ImportedSlo } from './imported-slo.ts';
import { keepWhole } from './keep.ts';
import { readOpenSlo } from './read-openslo.ts';
import { readPyrra } from './read-pyrra.ts';
import { readSloGenerator } from './read-slo-generator.ts';
import { readSloth } from './read-sloth.ts';
import { parseSource, type SourceDocument, valueAt } from './source-document.ts';
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
  const known = new Map<SourceDocument, SourceFormat>();
  const strange = new Map<SourceDocument, ConfigError>();
  for (const one of documents) {
    const found = format ?? detectFormat(one);
    if (found instanceof ConfigError) strange.set(one, found);
    else known.set(one, found);
  }
  const [fault] = strange.values();
  if (fault && known.size === 0) throw fault;
  const found = [...new Set(known.values())].flatMap((one) =>
    readers[one](documents.filter((document) => known.get(document) === one)),
  );
  return [...withOwnNames(found), ...[...strange.keys()].map(keepStrange)];
}

/** An object of another kind among those that are read: Kubernetes manifests hold many. */
function keepStrange(document: SourceDocument): Imported {
  const name = ['apiVersion', 'kind', 'version'].map((key) => valueAt(document.data, [key]));
  const what = name.filter((one) => typeof one === 'string').join(' ') || 'a document';
  return keepWhole(document, [], `${what}: holds no SLO that is known`);
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
