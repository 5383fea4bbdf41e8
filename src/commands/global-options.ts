import type { Command } from 'commander';

/** Flags every command takes; each has an environment variable beside it. */
export type GlobalOptions = {
  readonly config?: string;
  readonly prometheus?: string;
  readonly store?: string;
  readonly user?: string;
};

/** Adds the flags to a program. Left out, `ONDUTY_CONFIG`, `ONDUTY_PROMETHEUS`, … are read when the configuration loads. */
export function addGlobalOptions(program: Command): Command {
  return program
    .option('--config <file>', 'configuration file (ONDUTY_CONFIG)')
    .option('--prometheus <url>', 'Prometheus to ask (ONDUTY_PROMETHEUS)')
    .option('--store <location>', 'incident store, sqlite:PATH or postgres://… (ONDUTY_STORE)')
    .option('--user <name>', 'who acts (ONDUTY_USER)');
}
