import type { Command } from 'commander';
import { act, type CommonOptions, incidentCommand, target } from './incident-command.ts';
import { wordCommand, worded } from './incident-words.ts';

const load = () => import('./incident/end-incident.ts');

/** Adds the commands that end an incident or begin it anew: mitigate, resolve, reopen, merge. */
export function addEndCommands(incident: Command): void {
  addMitigate(incident);
  incidentCommand(
    incident,
    'resolve',
    'end it',
    'incident resolve --incident-id INC-12345 --resolution "Increased connection pool size"',
  )
    .requiredOption('--resolution <text>', 'what ended it')
    .action((id: string | undefined, options: CommonOptions & { resolution: string }, command) =>
      act(command, load, ({ resolve }, deps) =>
        resolve(deps, { ...target(id, options), resolution: options.resolution }),
      ),
    );
  incidentCommand(
    incident,
    'reopen',
    'begin a resolved one anew: it pages again',
    'incident reopen INC-3 --reason "errors are back"',
  )
    .requiredOption('--reason <text>', 'why')
    .action((id: string | undefined, options: CommonOptions & { reason: string }, command) =>
      act(command, load, ({ reopen }, deps) =>
        reopen(deps, { ...target(id, options), reason: options.reason }),
      ),
    );
  incidentCommand(
    incident,
    'merge',
    'end one in favour of another; both keep their history',
    'incident merge INC-3 --into INC-2',
  )
    .requiredOption('--into <id>', 'the one that goes on')
    .action((id: string | undefined, options: CommonOptions & { into: string }, command) =>
      act(command, load, ({ merge }, deps) =>
        merge(deps, { ...target(id, options), into: options.into }),
      ),
    );
}

function addMitigate(incident: Command): void {
  wordCommand(
    incident,
    'mitigate',
    'what people feel is over, the cause may not be',
    'incident mitigate INC-3 "traffic moved to eu-2"',
  ).action(
    (id: string | undefined, text: string | undefined, options: CommonOptions, command: Command) =>
      act(command, load, ({ mitigate }, deps) => mitigate(deps, worded(id, text, options))),
  );
}
