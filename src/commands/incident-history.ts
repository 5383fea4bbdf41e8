import { type Command, InvalidArgumentError } from 'commander';
import {
  act,
  type CommonOptions,
  incidentCommand,
  target,
  withExample,
} from './incident-command.ts';
import { readMoment } from './read-moment.ts';
import { untilInterrupted } from './until-interrupted.ts';

/** Adds the commands that tell what has happened: timeline, export, watch. */
export function addHistoryCommands(incident: Command): void {
  addTimeline(incident);
  addExport(incident);
  addWatch(incident);
}

function addTimeline(incident: Command): void {
  type Options = CommonOptions & { since?: string };
  incidentCommand(
    incident,
    'timeline',
    'what has happened, one line an event, in UTC',
    'incident timeline INC-3 --since -30m',
  )
    .option('--since <time>', 'only from then on: 2026-01-05T14:30Z, or -30m')
    .action((id: string | undefined, options: Options, command: Command) =>
      act(
        command,
        () => import('./incident/show-timeline.ts'),
        ({ showTimeline }, deps) =>
          showTimeline(deps, {
            ...target(id, options),
            since: momentOrNull(options.since, deps.now),
          }),
      ),
    );
}

function addExport(incident: Command): void {
  type Options = CommonOptions & { markdown?: boolean };
  incidentCommand(
    incident,
    'export',
    'all there is to one incident, as Markdown or with --json without a loss',
    'incident export INC-3 > inc-3.md',
  )
    .option('--markdown', 'as Markdown, which it is without --json too')
    .action((id: string | undefined, options: Options, command: Command) =>
      act(
        command,
        () => import('./incident/export-incident.ts'),
        ({ exportIncident }, deps) =>
          exportIncident(deps, { ...target(id, options), markdown: options.markdown ?? false }),
      ),
    );
}

function addWatch(incident: Command): void {
  type Options = CommonOptions & { after?: number };
  withExample(
    incident.command('watch'),
    'incident watch\nincident watch INC-3 --json | jq -r .text',
  )
    .description('a line for each event as it comes, until Ctrl-C')
    .argument('[id]', 'only of this incident; left out, of all')
    .option('--incident-id <id>', 'the same')
    .option('--after <seq>', 'begin after the event of this number: 0 for all there are', readSeq)
    .option('--json', 'a line of JSON for each event, with its number as "seq"')
    .action((id: string | undefined, options: Options, command: Command) =>
      act(
        command,
        () => import('./incident/watch-incidents.ts'),
        ({ watchIncidents }, deps) =>
          untilInterrupted((signal) =>
            watchIncidents(deps, { ...target(id, options), after: options.after ?? null, signal }),
          ),
      ),
    );
}

function readSeq(text: string): number {
  if (/^\d{1,10}$/.test(text)) return Math.min(Number(text), 2 ** 31 - 1);
  throw new InvalidArgumentError('A number of an event is a whole number from 0.');
}

function momentOrNull(text: string | undefined, now: number): number | null {
  return text === undefined ? null : readMoment(text, now, '--since');
}
