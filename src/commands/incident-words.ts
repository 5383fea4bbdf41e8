import type { Command } from 'commander';
import { act, type CommonOptions, incidentCommand, target } from './incident-command.ts';

type Options = CommonOptions & { readonly message?: string };

/** Adds the commands that write on an incident's timeline: note, update. */
export function addWordCommands(incident: Command): void {
  const load = () => import('./incident/write-on-incident.ts');
  wordCommand(
    incident,
    'note',
    'write on its timeline, for those who work on it',
    'incident note INC-3 "rolling back"',
  ).action((id: string | undefined, text: string | undefined, options: Options, command: Command) =>
    act(command, load, ({ note }, deps) => note(deps, worded(id, text, options))),
  );
  wordCommand(
    incident,
    'update',
    'say how it stands, for those who wait; the clock for the next update starts anew',
    'incident update --message "Identified database connection pool exhaustion"',
  ).action((id: string | undefined, text: string | undefined, options: Options, command: Command) =>
    act(command, load, ({ update }, deps) => update(deps, worded(id, text, options))),
  );
}

/** A command with a text, as an argument or a flag. */
export function wordCommand(
  incident: Command,
  name: string,
  description: string,
  example: string,
): Command {
  return incidentCommand(incident, name, description, example)
    .argument('[text]', 'what to write')
    .option('--message <text>', 'the same');
}

/** What was typed behind such a command. */
export function worded(id: string | undefined, text: string | undefined, options: Options) {
  return { ...target(id, options), text, message: options.message };
}
