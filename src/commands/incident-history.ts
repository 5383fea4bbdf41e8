import type { Command } from 'commander';
import { act, type CommonOptions, incidentCommand, target } from './incident-command.ts';
import { readMoment } from './read-moment.ts';

/** Adds the commands that tell what has happened: timeline. */
export function addHistoryCommands(incident: Command): void {
  addTimeline(incident);
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

function momentOrNull(text: string | undefined, now: number): number | null {
  return text === undefined ? null : readMoment(text, now, '--since');
}
