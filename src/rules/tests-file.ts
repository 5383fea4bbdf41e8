import type { Slo } from '../slo/slo.ts';
import { alertTiers } from './alert-tiers.ts';
import { printYaml, yamlDocument } from './rules-file.ts';
import { sharedTests } from './shared-tests.ts';
import { sloRules } from './slo-rules.ts';
import { type SloTest, sloTest } from './slo-test.ts';

export type TestsFile = {
  readonly text: string;
  /** One line for each SLO that is not tested, with the reason. */
  readonly untested: readonly string[];
};

/** A file for `promtool test rules`, beside the rules file of this name. */
export function testsFile(slos: readonly Slo[], rulesFileName: string): TestsFile {
  const written = slos.map((slo) => sloTest(slo, alertTiers(slo, slos)));
  const untested = written.filter((one): one is string => typeof one === 'string');
  const tests = written.filter((one): one is SloTest => typeof one !== 'string');
  const document = yamlDocument({
    rule_files: [rulesFileName],
    // Every five minutes is enough for these, and counts are recorded as they are in Prometheus.
    evaluation_interval: '5m',
    // Burn reads what counts records: without an order promtool takes one by chance.
    group_eval_order: sloRules(slos).map(({ name }) => name),
    tests: sharedTests(tests),
  });
  document.commentBefore = [
    ' Written by onduty rules --test. Run it with promtool test rules.',
    ...untested.map((line) => ` Not tested: ${line}.`),
  ].join('\n');
  return { text: printYaml(document), untested };
}
