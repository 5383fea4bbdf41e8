import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SourceText } from '../../src/formats/import-slos.ts';

/** The folder of other tools' files beside the project, or null where it is absent. */
export const conformance: string | null = found();

function found(): string | null {
  const folder = path.resolve(import.meta.dirname, '../../../shared/conformance/slo');
  if (existsSync(folder)) return folder;
  process.stderr.write('skipped: no ../shared/conformance/slo beside the project\n');
  return null;
}

export function sourceOf(name: string): SourceText {
  return { label: name, text: readFileSync(path.join(conformance ?? '', name), 'utf8') };
}

/** Every specification in a folder, but not the rules that were generated from them. */
export function specifications(folder: string): readonly string[] {
  if (conformance === null) return [];
  return readdirSync(path.join(conformance, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ya?ml$/.test(file) && !file.startsWith('_gen'))
    .map((file) => path.join(folder, file));
}
