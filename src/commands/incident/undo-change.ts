import type { Incident } from '../../incidents/incident.ts';
import { AnswerNo } from '../answer-no.ts';
import { confirmed, report, type Target } from './confirm-change.ts';
import { demandIncident } from './demand-incident.ts';
import type { IncidentDeps } from './deps.ts';
import { namedIncident } from './pick-incident.ts';

// What a person did within the ten seconds in which it can be taken back, among what all others did.
const lookedThrough = 500;

/** `incident undo`: takes back the actor's own last change; left out, of the incident it was made to. */
export async function undoChange(deps: IncidentDeps, target: Target): Promise<void> {
  const id = namedIncident(target) ?? (await lastChanged(deps));
  const before = await demandIncident(deps, id);
  const incident = await confirmed(deps, await deps.store.undo(id, deps.actor, before.version));
  report(deps, target, incident, `taken back by ${deps.actor}: ${setBack(before, incident)}`);
}

/** `SEV-1 again`, `triggered again`, `as it was before`: what holds once more. */
function setBack(before: Incident, now: Incident): string {
  if (before.state !== now.state) return `${now.state} again`;
  return before.severity === now.severity ? 'as it was before' : `${now.severity} again`;
}

async function lastChanged({ store, actor }: IncidentDeps): Promise<string> {
  const newest = await store.revision();
  const events = await store.eventsAfter(Math.max(0, newest - lookedThrough));
  const mine = events.findLast((event) => event.actor === actor);
  if (mine) return mine.incidentId;
  throw new AnswerNo(`${actor} has changed nothing lately: nothing is taken back`);
}
