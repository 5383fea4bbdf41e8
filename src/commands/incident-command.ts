import type { Command } from 'commander';
import type { IncidentDeps } from './incident/deps.ts';
import { withStore } from './with-store.ts';

const idArgument = 'INC-3 or 3; left out, the only open incident';

/** What commands about one incident have in common. */
export type CommonOptions = { readonly incidentId?: string; readonly json?: boolean };

/** A command about one incident, named as an argument or with a flag. */
export function incidentCommand(
  parent: Command,
  name: string,
  description: string,
  example: string,
): Command {
  return withExample(parent.command(name), example)
    .description(description)
    .argument('[id]', idArgument)
    .option('--incident-id <id>', 'the same')
    .option('--json', 'the answer in a stable shape');
}

/** Adds examples, one a line, below a command's flags. */
export function withExample(command: Command, examples: string): Command {
  const lines = examples.split('\n').map((line) => `  ${line}`);
  return command.addHelpText('after', `\nExample:\n${lines.join('\n')}`);
}

/** Loads a command's code and runs it over the store. */
export function act<Actions>(
  command: Command,
  load: () => Promise<Actions>,
  action: (actions: Actions, deps: IncidentDeps) => Promise<void>,
): Promise<void> {
  return withStore(command, async (deps) => {
    try {
      await action(await load(), deps);
    } catch (error) {
      const isJson = command.opts<CommonOptions>().json ?? false;
      if (isJson) (await import('./incident/answer-kept.ts')).answerKept(deps, error);
      throw error;
    }
  });
}

/** The incident as named, and how to answer. */
export function target(id: string | undefined, { incidentId, json = false }: CommonOptions) {
  return { id, incidentId, json };
}
