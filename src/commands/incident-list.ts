import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ListFlags } from './incident/read-selection.ts';
import { withExample } from './incident-command.ts';
import { withStore } from './with-store.ts';

const examples = `incident list --severity SEV-1 SEV-2 --role incident-commander --who nobody
incident list --all --service checkout --since -7d --text "connection pool"`;

/** Adds `incident list` with what it can look for. */
export function addList(incident: Command): void {
  type Options = ListFlags & { readonly json?: boolean };
  withExample(incident.command('list'), examples)
    .description('the open incidents, worst first; look up earlier ones with --all')
    .option('--status <status...>', 'open, triggered, acknowledged, mitigated, resolved')
    .addOption(new Option('--state <status...>', 'the same').hideHelp())
    .option('--all', 'the resolved ones too')
    .option('--severity <severity...>', 'SEV-1, SEV-2, SEV-3, SEV-4')
    .option('--service <name>', 'about this service, or one SLO of it as service/name')
    .option('--who <name>', 'somebody who has acted on it or has a role')
    .option('--role <role>', 'somebody has this role: --who, or with --who nobody no one')
    .option('--since <time>', 'declared then or later: 2026-01-05T14:30Z, or -7d')
    .option('--until <time>', 'declared before')
    .option('--text <words>', 'in the title, resolution, channel, war room or a link')
    .addOption(new Option('--sort <order>', 'which come first').choices(['worst', 'newest']))
    .option(
      '--limit <number>',
      'so many at most; 0 for all (usual: open ones, and 50 resolved)',
      readLimit,
    )
    .option('--json', 'in a stable shape')
    .action(({ json = false, ...flags }: Options, command: Command) =>
      withStore(command, async (deps) => {
        const { listIncidents } = await import('./incident/list-incidents.ts');
        await listIncidents(deps, flags, json);
      }),
    );
}

function readLimit(text: string): number {
  if (/^(?:0|[1-9]\d{0,6})$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A limit is a whole number: 0 for all, or how many at most.');
}
