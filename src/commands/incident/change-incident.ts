import { levelName, policyOf } from '../../incidents/escalation-level.ts';
import { confirmed, report, type Target } from './confirm-change.ts';
import type { IncidentDeps } from './deps.ts';
import { pickIncident } from './pick-incident.ts';
import { readSeverity } from './read-severity.ts';

/** `incident ack` */
export async function acknowledge(deps: IncidentDeps, target: Target): Promise<void> {
  const id = await pickIncident(deps, target);
  const incident = await confirmed(deps, await deps.store.acknowledge(id, deps.actor));
  report(deps, target, incident, `acknowledged by ${deps.actor}`);
}

/** `incident unack`: pages anew. */
export async function giveBack(deps: IncidentDeps, target: Target): Promise<void> {
  const id = await pickIncident(deps, target);
  const incident = await confirmed(deps, await deps.store.unacknowledge(id, deps.actor));
  report(deps, target, incident, `given back by ${deps.actor}: it pages anew`);
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
  const text = `escalated to level ${level} (${levelName(policyOf(incident), level)}) by ${deps.actor}`;
  report(deps, target, incident, text);
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
