import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../../shared/conformance/oncall');

/** The cases of one file of GoAlert's answers, or null, said once, where the folder is absent. */
export function conformanceCases<Case>(file: string): readonly Case[] | null {
  const found = path.join(folder, file);
  if (!existsSync(found)) {
    process.stderr.write(`skipped: ${file}, no ../shared/conformance/oncall beside the project\n`);
    return null;
  }
  return (JSON.parse(readFileSync(found, 'utf8')) as { cases: Case[] }).cases;
}
