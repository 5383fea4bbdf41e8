import type { Command } from 'commander';
import { configFor } from './context.ts';
import { addActionCommands } from './incident-actions.ts';
import {
  act,
  type CommonOptions,
  incidentCommand,
  target,
  withExample,
} from './incident-command.ts';
import { addEndCommands } from './incident-end.ts';
import { addHistoryCommands } from './incident-history.ts';
import { addList } from './incident-list.ts';
import { addLogCommands } from './incident-log.ts';
import { addOutboxCommands } from './incident-outbox.ts';
import { addPageCommands } from './incident-page.ts';
import { addStaffCommands } from './incident-staff.ts';
import { addWordCommands } from './incident-words.ts';
import { outputWidth } from './output-width.ts';

/** `onduty incident …`: the incidents of the store, from the shell. */
export function addIncidentCommand(program: Command): Command {
  const incident = program
    .command('incident')
    .description('incidents: declare, work on, resolve, look up');
  addList(incident);
  addShow(incident);
  addDeclare(incident);
  addPageCommands(incident);
  addSeverities(incident);
  addWordCommands(incident);
  addStaffCommands(incident);
  addEndCommands(incident);
  addActionCommands(incident);
  addHistoryCommands(incident);
  addLogCommands(incident);
  addOutboxCommands(incident);
  return incident;
}

function addShow(incident: Command): void {
  incidentCommand(
    incident,
    'show',
    'one incident with its roles, clocks and timeline',
    'incident show INC-3',
  ).action((id: string | undefined, options: CommonOptions, command: Command) =>
    act(
      command,
      () => import('./incident/show-incident.ts'),
      ({ showIncident }, deps) => showIncident(deps, target(id, options)),
    ),
  );
}

function addDeclare(incident: Command): void {
  type Options = {
    severity: string;
    title: string;
    channel?: string | true;
    slo?: string;
    json?: boolean;
  };
  const declare = withExample(
    incident.command('declare'),
    'incident declare --severity SEV-1 --title "API service down" --channel #incidents',
  );
  declare
    .description('begin an incident: the primary is paged')
    .requiredOption('--severity <SEV-1…SEV-4>', 'critical, significant, minor, cosmetic')
    .requiredOption('--title <text>', 'what is broken')
    .option('--channel [name]', "where people talk about it; without a name, the configuration's")
    .option('--slo <service/name>', 'the SLO it is about')
    .option('--json', 'in a stable shape')
    .action(({ severity, title, channel, slo, json = false }: Options, command: Command) =>
      act(
        command,
        () => import('./incident/declare-incident.ts'),
        ({ declareIncident }, deps) =>
          declareIncident(deps, { severity, title, channel, slo, json }),
      ),
    );
}

function addSeverities(incident: Command): void {
  withExample(incident.command('severities'), 'incident severities')
    .description('what each severity means and demands, by the configuration')
    .option('--json', 'in a stable shape')
    .action(async ({ json = false }: { json?: boolean }, command: Command) => {
      const { incidents } = await configFor(command);
      const { listSeverities } = await import('./incident/list-severities.ts');
      process.stdout.write(`${await listSeverities(incidents, { json, width: outputWidth() })}\n`);
    });
}
