import type { Command } from 'commander';
import type { InitOptions } from './init/run-init.ts';

/** `onduty init`: a first configuration out of what a Prometheus has. */
export function addInitCommand(program: Command): void {
  program
    .command('init')
    .description('ask a Prometheus what it has, and write a configuration with SLOs for it')
    .option('--out <file>', 'where to write it (default: onduty.yaml)')
    .option('--yes', 'ask nothing: every service, every default')
    .option('--force', 'write over a file that is there')
    .option('--json', 'the proposals in a stable shape; with --yes the file is written too')
    .action(async (_: unknown, command: Command) => {
      const { runInit } = await import('./init/run-init.ts');
      await runInit(command.optsWithGlobals<InitOptions>());
    });
}
