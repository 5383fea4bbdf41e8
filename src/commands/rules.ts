import type { Command } from 'commander';
import { configFor } from './context.ts';
import type { RulesOptions } from './rules/write-rules.ts';

/** `onduty rules`: Prometheus rules that record each SLO's counts and fire its burn-rate alerts. */
export function addRulesCommand(program: Command): void {
  program
    .command('rules')
    .description('Prometheus rules for the SLOs: recorded counts, windows, burn-rate alerts')
    .argument('[slo...]', 'only these, as service/name (default: all)')
    .option('--out <file>', 'write to a file instead of stdout')
    .option('--test', 'write tests for promtool beside it, FILE.test.yml (with --out)')
    .option('--json', 'the same as JSON')
    .action(async (ids: string[], options: RulesOptions, command: Command) => {
      const config = await configFor(command);
      const { writeRules } = await import('./rules/write-rules.ts');
      await writeRules(config, ids, options);
    });
}
