import { confirmed, report } from './confirm-change.ts';
import type { IncidentDeps } from './deps.ts';
import { updateDue } from './incident-clocks.ts';
import { pickIncident } from './pick-incident.ts';
import { readText, readWords, type Worded } from './read-text.ts';

type Writing = Worded & { readonly json: boolean };

/** `incident note [ID] TEXT` */
export async function note(deps: IncidentDeps, given: Writing): Promise<void> {
  const { name, text } = readWords(given);
  const kept = readText(text);
  const id = await pickIncident(deps, name);
  const incident = await confirmed(deps, await deps.store.note(id, deps.actor, kept));
  report(deps, given, incident, `noted by ${deps.actor}`);
}

/** `incident update [ID] TEXT`: what people outside are told. */
export async function update(deps: IncidentDeps, given: Writing): Promise<void> {
  const { name, text } = readWords(given);
  const kept = readText(text);
  const id = await pickIncident(deps, name);
  const incident = await confirmed(deps, await deps.store.update(id, deps.actor, kept));
  const due = updateDue(incident, incident.updatedAt ?? deps.now);
  const next = due === null ? '' : `; next ${due}`;
  report(deps, given, incident, `update by ${deps.actor}${next}`);
}
