import type { Command } from 'commander';
import type { ItemFlags } from './incident/change-actions.ts';
import type { ActionFlags } from './incident/list-actions.ts';
import {
  act,
  type CommonOptions,
  incidentCommand,
  target,
  withExample,
} from './incident-command.ts';
import { wordCommand, worded } from './incident-words.ts';

const load = () => import('./incident/change-actions.ts');

/** Adds the commands about what is to be done after an incident: action add, change, done, drop, reopen; actions. */
export function addActionCommands(incident: Command): void {
  const action = incident
    .command('action')
    .description('what was promised after an incident, by whom and until when');
  addAdd(action);
  addChange(action);
  addEnds(action);
  addList(incident);
}

function addAdd(action: Command): void {
  wordCommand(
    action,
    'add',
    'promise something; on a resolved incident too',
    'incident action add "Implement connection pool monitoring" --incident-id INC-12345 --owner alice --due 2026-12-01',
  )
    .option('--owner <name>', 'who does it')
    .option('--due <date>', 'the last day: 2026-12-01, or +14d from today')
    .action((id: string | undefined, text: string | undefined, options: AddOptions, command) =>
      act(command, load, ({ addAction }, deps) =>
        addAction(deps, { ...worded(id, text, options), flags: options }),
      ),
    );
}

type AddOptions = CommonOptions & ItemFlags & { readonly message?: string };

function addChange(action: Command): void {
  type Options = CommonOptions & ItemFlags & { readonly text?: string };
  itemCommand(
    action,
    'change',
    'say it anew, give it to somebody else, move its day',
    'incident action change INC-3 2 --due +7d',
  )
    .option('--text <text>', 'what is to be done')
    .option('--owner <name>', 'who does it')
    .option('--no-owner', 'nobody does it yet')
    .option('--due <date>', 'the last day: 2026-12-01, or +14d from today')
    .option('--no-due', 'it has no day')
    .action((id: string | undefined, item: string | undefined, options: Options, command) =>
      act(command, load, ({ changeAction }, deps) =>
        changeAction(deps, { ...target(id, options), item, flags: options }),
      ),
    );
}

function addEnds(action: Command): void {
  itemCommand(action, 'done', 'it is done', 'incident action done 2 --incident-id INC-3').action(
    (id: string | undefined, item: string | undefined, options: CommonOptions, command: Command) =>
      act(command, load, ({ finishAction }, deps) =>
        finishAction(deps, { ...target(id, options), item }),
      ),
  );
  type DropOptions = CommonOptions & { readonly reason?: string };
  itemCommand(
    action,
    'drop',
    'it will not be done; it stays in the list with --all',
    'incident action drop INC-3 2 --reason "the service is gone"',
  )
    .option('--reason <text>', 'why not')
    .action((id: string | undefined, item: string | undefined, options: DropOptions, command) =>
      act(command, load, ({ dropAction }, deps) =>
        dropAction(deps, { ...target(id, options), item, reason: options.reason }),
      ),
    );
  itemCommand(
    action,
    'reopen',
    'it is to be done after all',
    'incident action reopen INC-3 2',
  ).action(
    (id: string | undefined, item: string | undefined, options: CommonOptions, command: Command) =>
      act(command, load, ({ reopenAction }, deps) =>
        reopenAction(deps, { ...target(id, options), item }),
      ),
  );
}

/** A command about one action item. */
function itemCommand(action: Command, name: string, description: string, example: string): Command {
  return incidentCommand(action, name, description, example).argument(
    '[number]',
    'of the action item; alone, it is of the only open incident',
  );
}

function addList(incident: Command): void {
  type Options = Omit<ActionFlags, 'json'> & CommonOptions;
  withExample(
    incident.command('actions'),
    'incident actions --overdue\nincident actions --owner alice --all',
  )
    .description('what is still to be done after incidents, the longest overdue first')
    .argument('[id]', 'only of this incident; left out, of all')
    .option('--incident-id <id>', 'the same')
    .option('--overdue', 'only what was due before today')
    .option('--owner <name>', "somebody's; nobody for those without an owner")
    .option('--all', 'what is done or dropped too')
    .option('--json', 'in a stable shape')
    .action((id: string | undefined, options: Options, command: Command) =>
      act(
        command,
        () => import('./incident/list-actions.ts'),
        ({ listActions }, deps) => listActions(deps, { ...options, ...target(id, options) }),
      ),
    );
}
