import { ConfigError } from '../../config/config-error.ts';
import { levelName } from '../../incidents/escalation-level.ts';
import type { Incident } from '../../incidents/incident.ts';
import { incidentNumber } from '../../incidents/incident-id.ts';
import type { Outcome } from '../../incidents/refusal.ts';
import { refusalMessage } from '../../incidents/refusal-message.ts';
import { noteProblem } from '../../incidents/wording.ts';
import { cleanLines } from '../../text/clean.ts';
import { AnswerNo } from '../answer-no.ts';
import type { IncidentDeps } from './deps.ts';
import { changedJson } from './incident-json.ts';
import { type IncidentName, pickIncident } from './pick-incident.ts';
import { readSeverity } from './read-severity.ts';

type Target = IncidentName & { readonly json: boolean };

/** `incident ack` */
export async function acknowledge(deps: IncidentDeps, target: Target): Promise<void> {
  const id = await pickIncident(deps, target);
  const incident = await confirmed(deps, await deps.store.acknowledge(id, deps.actor));
  report(deps, target, incident, `acknowledged by ${deps.actor}`);
}

/** `incident escalate`, only from the level the person saw when they name it. */
export async function escalate(
  deps: IncidentDeps,
  target: Target & { readonly fromLevel: number | undefined },
): Promise<void> {
  const id = await pickIncident(deps, target);
  const outcome = await deps.store.escalate(id, deps.actor, target.fromLevel);
  const incident = await confirmed(deps, outcome);
  const { escalationLevel: level } = incident;
  const text = `escalated to level ${level} (${levelName(level)}) by ${deps.actor}`;
  report(deps, target, incident, text);
}

/** `incident note [ID] TEXT`; a lone word is the text unless it is an id. */
export async function note(
  deps: IncidentDeps,
  target: Target & { readonly text: string | undefined; readonly message: string | undefined },
): Promise<void> {
  const lone = target.text === undefined && target.message === undefined;
  const isText = lone && target.id !== undefined && incidentNumber(target.id) === null;
  const given = target.message ?? target.text ?? (isText ? target.id : undefined);
  if (target.message !== undefined && target.text !== undefined) {
    throw new ConfigError('the note is given twice: as an argument and with --message');
  }
  const text = readText(given ?? '');
  const id = await pickIncident(deps, { ...target, id: isText ? undefined : target.id });
  const incident = await confirmed(deps, await deps.store.note(id, deps.actor, text));
  report(deps, target, incident, `noted by ${deps.actor}`);
}

/** `incident severity [ID] SEV` */
export async function setSeverity(
  deps: IncidentDeps,
  target: Target & { readonly severity: string | undefined },
): Promise<void> {
  const severity = readSeverity(target.severity ?? target.id ?? '');
  const name = target.severity === undefined ? { ...target, id: undefined } : target;
  const id = await pickIncident(deps, name);
  const outcome = await deps.store.setSeverity(id, deps.actor, severity);
  const incident = await confirmed(deps, outcome);
  report(deps, target, incident, `set to ${severity} by ${deps.actor}`);
}

/** `incident resolve` */
export async function resolve(
  deps: IncidentDeps,
  target: Target & { readonly resolution: string },
): Promise<void> {
  const resolution = readText(target.resolution);
  const id = await pickIncident(deps, target);
  const outcome = await deps.store.resolve(id, deps.actor, resolution);
  const incident = await confirmed(deps, outcome);
  report(deps, target, incident, `resolved by ${deps.actor}`);
}

function readText(given: string): string {
  const text = cleanLines(given);
  const problem = noteProblem(text);
  if (problem === null) return text;
  throw new ConfigError(problem);
}

/** The store's clock is read again: the refusal says how long ago the other one was. */
async function confirmed({ store }: IncidentDeps, outcome: Outcome<Incident>): Promise<Incident> {
  if (outcome.ok) return outcome.value;
  throw new AnswerNo(refusalMessage(outcome.refusal, await store.now()));
}

function report(deps: IncidentDeps, { json }: Target, incident: Incident, text: string): void {
  deps.out(json ? changedJson(incident) : `${incident.id} ${text}`);
}
