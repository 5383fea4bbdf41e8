import path from 'node:path';
import type { Config } from '../../config/config.ts';
import { ConfigError } from '../../config/config-error.ts';
import { rulesData, rulesFile } from '../../rules/rules-file.ts';
import { sloRules } from '../../rules/slo-rules.ts';
import { testsFile } from '../../rules/tests-file.ts';
import type { Slo } from '../../slo/slo.ts';
import { chooseSlos } from './choose-slos.ts';
import { writeWhole } from './write-whole.ts';

export type RulesOptions = {
  readonly out?: string;
  readonly test?: boolean;
  readonly json?: boolean;
};

type Write = (text: string) => void;

/** Where the answer and remarks on it go. */
export type RulesOutput = { readonly out: Write; readonly err: Write };

const terminal: RulesOutput = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

/** Prints or writes the rules of the chosen SLOs. Throws `ConfigError` when there is nothing to write or no place. */
export async function writeRules(
  config: Config,
  ids: readonly string[],
  { out, test = false, json = false }: RulesOptions,
  output: RulesOutput = terminal,
): Promise<void> {
  const slos = chooseSlos(config, ids);
  if (test && out === undefined)
    throw new ConfigError('--test writes beside the rules file: name it with --out FILE');
  const groups = sloRules(slos);
  const text = json ? `${JSON.stringify(rulesData(groups), null, 2)}\n` : rulesFile(groups);
  if (out === undefined) {
    output.out(text);
    return;
  }
  await writeWhole(out, text);
  output.out(`${out}: rules of ${slos.length} ${slos.length === 1 ? 'SLO' : 'SLOs'}\n`);
  if (test) await writeTests(slos, out, output);
}

async function writeTests(slos: readonly Slo[], out: string, output: RulesOutput): Promise<void> {
  const { dir, name, ext } = path.parse(out);
  const file = path.join(dir, `${name}.test${ext || '.yml'}`);
  const { text, untested } = testsFile(slos, path.basename(out));
  await writeWhole(file, text);
  output.out(`${file}: run it with promtool test rules ${file}\n`);
  for (const line of untested) output.err(`onduty: not tested: ${line}\n`);
}
