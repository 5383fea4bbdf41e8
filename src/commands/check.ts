import type { Command } from 'commander';
import type { CheckOptions } from './check/run-check.ts';
import { exitCode } from './exit-code.ts';

/** `onduty check`: what is wrong with the configuration and its queries, and how to mend it. */
export function addCheckCommand(program: Command): void {
  program
    .command('check')
    .description(
      'what is wrong with the configuration and its queries; also takes Prometheus rules',
    )
    .argument('[file]', 'configuration or rules file; the configuration in use when left out')
    .option('--fix', 'mend the queries in the file; comments and layout stay')
    .option('--live', 'also ask Prometheus: metrics, labels, buckets, retention')
    .option('--json', 'the whole of it, in a stable shape')
    .action(async (file: string | undefined, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CheckOptions>();
      const { runCheck } = await import('./check/run-check.ts');
      const { checkJson, checkText, tally } = await import('./check/check-output.ts');
      const result = await runCheck(file, options);
      // What the file alone tells is of use all the same; a program must not take it for the whole.
      if (result.unreachable !== null && options.json) throw result.unreachable;
      process.stdout.write(`${options.json ? checkJson(result) : checkText(result)}\n`);
      if (result.unreachable !== null) throw result.unreachable;
      process.exitCode = tally(result.findings, 'error') > 0 ? exitCode.no : exitCode.ok;
    });
}
