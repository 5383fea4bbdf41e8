import { type Command, InvalidArgumentError } from 'commander';
import type { IncidentDeps } from './incident/deps.ts';
import { withStore } from './with-store.ts';

export const idArgument = 'INC-3 or 3; left out, the only open incident';

type Common = { readonly incidentId?: string; readonly json?: boolean };
type Actions = typeof import('./incident/change-incident.ts');

/** Adds the commands that change one incident. */
export function addChangeCommands(incident: Command): void {
  changeCommand(incident, 'ack', 'take it: the page stops').action(
    (id: string | undefined, options: Common, command: Command) =>
      change(command, (actions, deps) => actions.acknowledge(deps, target(id, options))),
  );
  addEscalate(incident);
  addNote(incident);
  changeCommand(incident, 'severity', 'change how bad it is')
    .argument('[severity]', 'SEV-1, SEV-2, SEV-3 or SEV-4')
    .action((id: string | undefined, severity: string | undefined, options: Common, command) =>
      change(command, (actions, deps) =>
        actions.setSeverity(deps, { ...target(id, options), severity }),
      ),
    );
  changeCommand(incident, 'resolve', 'end it')
    .requiredOption('--resolution <text>', 'what ended it')
    .action((id: string | undefined, options: Common & { resolution: string }, command) =>
      change(command, (actions, deps) =>
        actions.resolve(deps, { ...target(id, options), resolution: options.resolution }),
      ),
    );
}

function addEscalate(incident: Command): void {
  changeCommand(incident, 'escalate', 'page the next level')
    .option('--from-level <number>', 'only if it still stands at this level', readLevel)
    .action((id: string | undefined, options: Common & { fromLevel?: number }, command) =>
      change(command, (actions, deps) =>
        actions.escalate(deps, { ...target(id, options), fromLevel: options.fromLevel }),
      ),
    );
}

function addNote(incident: Command): void {
  changeCommand(incident, 'note', 'write on its timeline')
    .argument('[text]', 'what happened')
    .option('--message <text>', 'the same')
    .action(
      (
        id: string | undefined,
        text: string | undefined,
        options: Common & { message?: string },
        command,
      ) =>
        change(command, (actions, deps) =>
          actions.note(deps, { ...target(id, options), text, message: options.message }),
        ),
    );
}

function changeCommand(incident: Command, name: string, description: string): Command {
  return incident
    .command(name)
    .description(description)
    .argument('[id]', idArgument)
    .option('--incident-id <id>', 'the same')
    .option('--json', 'the changed incident, in a stable shape');
}

function change(
  command: Command,
  action: (actions: Actions, deps: IncidentDeps) => Promise<void>,
): Promise<void> {
  return withStore(command, async (deps) =>
    action(await import('./incident/change-incident.ts'), deps),
  );
}

function target(id: string | undefined, { incidentId, json = false }: Common) {
  return { id, incidentId, json };
}

function readLevel(text: string): number {
  if (/^\d$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A level is 0, 1 or 2.');
}
