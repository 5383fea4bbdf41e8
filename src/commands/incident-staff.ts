import type { Command } from 'commander';
import type { LinkFlags } from './incident/link-incident.ts';
import { act, type CommonOptions, incidentCommand, target } from './incident-command.ts';

const load = () => import('./incident/staff-incident.ts');

/** Adds the commands for who works on an incident, where, and with what: assign, unassign, war-room, link. */
export function addStaffCommands(incident: Command): void {
  addAssign(incident);
  addUnassign(incident);
  addWarRoom(incident);
  addLink(incident);
}

function addAssign(incident: Command): void {
  type Options = CommonOptions & { role: string; user: string };
  incidentCommand(
    incident,
    'assign',
    'give a role to somebody (who acts stands before the command: incident --user bob assign …)',
    'incident assign --role incident-commander --user alice',
  )
    .requiredOption('--role <role>', 'incident-commander, communications, technical-lead, your own')
    .requiredOption('--user <name>', 'who takes it')
    .action((id: string | undefined, options: Options, command: Command) =>
      act(command, load, ({ assign }, deps) =>
        assign(deps, { ...target(id, options), role: options.role, user: options.user }),
      ),
    );
}

function addUnassign(incident: Command): void {
  type Options = CommonOptions & { role: string };
  incidentCommand(
    incident,
    'unassign',
    'take a role from whoever has it',
    'incident unassign INC-3 --role communications',
  )
    .requiredOption('--role <role>', 'the role')
    .action((id: string | undefined, options: Options, command: Command) =>
      act(command, load, ({ unassign }, deps) =>
        unassign(deps, { ...target(id, options), role: options.role }),
      ),
    );
}

function addWarRoom(incident: Command): void {
  type Options = CommonOptions & { place?: string };
  const warRoom = incident.command('war-room').description('where people meet about an incident');
  incidentCommand(
    warRoom,
    'create',
    'name the place on the incident; without --place, by incidents.warRoom of the configuration',
    'incident war-room create --incident-id INC-12345',
  )
    .option('--place <name or address>', 'a channel, or the address of a call')
    .action((id: string | undefined, options: Options, command: Command) =>
      act(command, load, ({ openWarRoom }, deps) =>
        openWarRoom(deps, { ...target(id, options), place: options.place }),
      ),
    );
}

function addLink(incident: Command): void {
  incidentCommand(
    incident,
    'link',
    'say what it has to do with',
    'incident link INC-3 --slo checkout/availability --url https://example.com/deploy/81',
  )
    .option('--slo <service/name>', 'an SLO; the first is what its budget is reckoned by')
    .option('--alert <name>', 'an alert')
    .option('--runbook <path>', 'a runbook')
    .option('--url <address>', 'anything else')
    .action((id: string | undefined, options: CommonOptions & LinkFlags, command: Command) =>
      act(
        command,
        () => import('./incident/link-incident.ts'),
        ({ linkIncident }, deps) => linkIncident(deps, { ...target(id, options), links: options }),
      ),
    );
}
