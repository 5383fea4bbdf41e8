import { type Command, Option } from 'commander';
import type { IncidentState } from '../incidents/incident.ts';
import { type CommonOptions, incidentCommand, target, withExample } from './incident-command.ts';
import { addEndCommands } from './incident-end.ts';
import { addHistoryCommands } from './incident-history.ts';
import { addLogCommands } from './incident-log.ts';
import { addOutboxCommands } from './incident-outbox.ts';
import { addPageCommands } from './incident-page.ts';
import { addStaffCommands } from './incident-staff.ts';
import { addWordCommands } from './incident-words.ts';
import { withStore } from './with-store.ts';

const states: readonly IncidentState[] = ['triggered', 'acknowledged', 'mitigated', 'resolved'];

/** `onduty incident …`: the incidents of the store, from the shell. */
export function addIncidentCommand(program: Command): Command {
  const incident = program
    .command('incident')
    .description('incidents: declare, work on, resolve, look up');
  addList(incident);
  addShow(incident);
  addDeclare(incident);
  addPageCommands(incident);
  addWordCommands(incident);
  addStaffCommands(incident);
  addEndCommands(incident);
  addHistoryCommands(incident);
  addLogCommands(incident);
  addOutboxCommands(incident);
  return incident;
}

function addList(incident: Command): void {
  type Options = { state?: IncidentState[]; all?: boolean; json?: boolean };
  withExample(incident.command('list'), 'incident list --severity SEV-1')
    .description('the open incidents, worst first')
    .addOption(new Option('--state <state...>', 'only those in this state').choices(states))
    .option('--all', 'the resolved ones too')
    .option('--json', 'in a stable shape')
    .action(({ state, all = false, json = false }: Options, command: Command) =>
      withStore(command, async (deps) => {
        const { listIncidents } = await import('./incident/list-incidents.ts');
        await listIncidents(deps, { states: state, all, json });
      }),
    );
}

function addShow(incident: Command): void {
  incidentCommand(
    incident,
    'show',
    'one incident with its roles, clocks and timeline',
    'incident show INC-3',
  ).action((id: string | undefined, options: CommonOptions, command: Command) =>
    withStore(command, async (deps) => {
      const { showIncident } = await import('./incident/show-incident.ts');
      await showIncident(deps, target(id, options));
    }),
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
      withStore(command, async (deps) => {
        const { declareIncident } = await import('./incident/declare-incident.ts');
        await declareIncident(deps, { severity, title, channel, slo, json });
      }),
    );
}
