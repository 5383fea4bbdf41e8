import { type Command, Option } from 'commander';
import type { IncidentState } from '../incidents/incident.ts';
import { addChangeCommands, idArgument } from './incident-changes.ts';
import { withStore } from './with-store.ts';

const states: readonly IncidentState[] = ['triggered', 'acknowledged', 'mitigated', 'resolved'];

/** `onduty incident …`: the incidents of the store, from the shell. */
export function addIncidentCommand(program: Command): void {
  const incident = program
    .command('incident')
    .description('incidents: list, show, declare, acknowledge, escalate, note, resolve');
  addList(incident);
  addShow(incident);
  addDeclare(incident);
  addChangeCommands(incident);
}

function addList(incident: Command): void {
  type Options = { state?: IncidentState[]; all?: boolean; json?: boolean };
  incident
    .command('list')
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
  type Options = { incidentId?: string; json?: boolean };
  incident
    .command('show')
    .description('one incident with its timeline')
    .argument('[id]', idArgument)
    .option('--incident-id <id>', 'the same')
    .option('--json', 'in a stable shape')
    .action((id: string | undefined, options: Options, command: Command) =>
      withStore(command, async (deps) => {
        const { showIncident } = await import('./incident/show-incident.ts');
        const { incidentId, json = false } = options;
        await showIncident(deps, { id, incidentId, json });
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
  incident
    .command('declare')
    .description('begin an incident: the primary is paged')
    .requiredOption('--severity <SEV-1…SEV-4>', 'critical, significant, minor, cosmetic')
    .requiredOption('--title <text>', 'what is broken')
    .option('--channel [name]', 'where people talk about it; without a name #incidents')
    .option('--slo <service/name>', 'the SLO it is about')
    .option('--json', 'in a stable shape')
    .action(({ severity, title, channel, slo, json = false }: Options, command: Command) =>
      withStore(command, async (deps) => {
        const { declareIncident } = await import('./incident/declare-incident.ts');
        await declareIncident(deps, { severity, title, channel, slo, json });
      }),
    );
}
