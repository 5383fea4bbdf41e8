import type { Config } from '../../config/config.ts';
import type { Exported } from '../../formats/exported.ts';
import { writeOpenSlo } from '../../formats/write-openslo.ts';
import { writeSloth } from '../../formats/write-sloth.ts';
import type { Slo } from '../../slo/slo.ts';
import { clean } from '../../text/clean.ts';
import { chooseSlos } from '../rules/choose-slos.ts';
import { writeWhole } from '../rules/write-whole.ts';

type Format = 'openslo' | 'sloth';

export type ExportOptions = { readonly format: Format; readonly out?: string };

const writers: Readonly<Record<Format, (slos: readonly Slo[]) => Exported>> = {
  openslo: writeOpenSlo,
  sloth: writeSloth,
};

/** Prints or writes the chosen SLOs for another tool; what its file does not hold is told on stderr. */
export async function exportSlos(
  config: Config,
  ids: readonly string[],
  { format, out }: ExportOptions,
): Promise<void> {
  const slos = chooseSlos(config, ids);
  const { text, notes } = writers[format](slos);
  if (out === undefined) process.stdout.write(text);
  else await writeWhole(out, text);
  for (const note of notes) process.stderr.write(`onduty: ${clean(note)}\n`);
  if (out !== undefined) process.stdout.write(`${clean(out)}: written for ${format}\n`);
}
