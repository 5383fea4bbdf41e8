import { type Command, InvalidArgumentError } from 'commander';
import { act, type CommonOptions, incidentCommand, target } from './incident-command.ts';

const load = () => import('./incident/change-incident.ts');

/** Adds the commands that answer a page: ack, escalate, severity, undo. */
export function addPageCommands(incident: Command): void {
  incidentCommand(incident, 'ack', 'take it: the page stops', 'incident ack INC-3').action(
    (id: string | undefined, options: CommonOptions, command: Command) =>
      act(command, load, ({ acknowledge }, deps) => acknowledge(deps, target(id, options))),
  );
  const back = 'give back what you acknowledged: it pages anew, from the first step';
  incidentCommand(incident, 'unack', back, 'incident unack INC-3').action(
    (id: string | undefined, options: CommonOptions, command: Command) =>
      act(command, load, ({ giveBack }, deps) => giveBack(deps, target(id, options))),
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
  type Options = CommonOptions & { fromLevel?: number; dryRun?: boolean };
  incidentCommand(
    incident,
    'escalate',
    'page the next step of its policy',
    'incident escalate INC-3 --dry-run',
  )
    .option('--from-level <number>', 'only if it still stands at this level', readLevel)
    .option('--dry-run', 'only say who would be paged, how, and when it happens by itself')
    .action((id: string | undefined, options: Options, command: Command) =>
      options.dryRun
        ? act(
            command,
            () => import('./incident/show-escalation.ts'),
            ({ showEscalation }, deps) => showEscalation(deps, target(id, options)),
          )
        : act(command, load, ({ escalate }, deps) =>
            escalate(deps, { ...target(id, options), fromLevel: options.fromLevel }),
          ),
    );
}

function readLevel(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A level is a number from 0.');
}
