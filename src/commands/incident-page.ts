import { type Command, InvalidArgumentError } from 'commander';
import { act, type CommonOptions, incidentCommand, target } from './incident-command.ts';

const load = () => import('./incident/change-incident.ts');

/** Adds the commands that answer a page: ack, escalate, severity, undo. */
export function addPageCommands(incident: Command): void {
  incidentCommand(incident, 'ack', 'take it: the page stops', 'incident ack INC-3').action(
    (id: string | undefined, options: CommonOptions, command: Command) =>
      act(command, load, ({ acknowledge }, deps) => acknowledge(deps, target(id, options))),
  );
  addEscalate(incident);
  incidentCommand(incident, 'severity', 'change how bad it is', 'incident severity INC-3 SEV-2')
    .argument('[severity]', 'SEV-1, SEV-2, SEV-3 or SEV-4')
    .action(
      (id: string | undefined, severity: string | undefined, options: CommonOptions, command) =>
        act(command, load, ({ setSeverity }, deps) =>
          setSeverity(deps, { ...target(id, options), severity }),
        ),
    );
  const description = 'take back your own last change, within 10 s of it';
  incidentCommand(incident, 'undo', description, 'incident undo').action(
    (id: string | undefined, options: CommonOptions, command: Command) =>
      act(
        command,
        () => import('./incident/undo-change.ts'),
        ({ undoChange }, deps) => undoChange(deps, target(id, options)),
      ),
  );
}

function addEscalate(incident: Command): void {
  type Options = CommonOptions & { fromLevel?: number };
  incidentCommand(
    incident,
    'escalate',
    'page the next level',
    'incident escalate INC-3 --from-level 0',
  )
    .option('--from-level <number>', 'only if it still stands at this level', readLevel)
    .action((id: string | undefined, options: Options, command: Command) =>
      act(command, load, ({ escalate }, deps) =>
        escalate(deps, { ...target(id, options), fromLevel: options.fromLevel }),
      ),
    );
}

function readLevel(text: string): number {
  if (/^[0-2]$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A level is 0, 1 or 2.');
}
