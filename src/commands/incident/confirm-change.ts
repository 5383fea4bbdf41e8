import type { Incident } from '../../incidents/incident.ts';
import type { Outcome } from '../../incidents/refusal.ts';
import { refusalMessage } from '../../incidents/refusal-message.ts';
import { AnswerNo } from '../answer-no.ts';
import type { IncidentDeps } from './deps.ts';
import { changedJson } from './incident-json.ts';
import { nameSome, openIncidents } from './open-incidents.ts';
import type { IncidentName } from './pick-incident.ts';

export type Target = IncidentName & { readonly json: boolean };

/**
 * The incident as the store confirmed it. Throws `AnswerNo` for a refusal; the store's clock is read
 * again for it, as it says how long ago the other one was.
 */
export async function confirmed(
  { store }: Pick<IncidentDeps, 'store'>,
  outcome: Outcome<Incident>,
): Promise<Incident> {
  if (outcome.ok) return outcome.value;
  const message = refusalMessage(outcome.refusal, await store.now());
  if (outcome.refusal.kind !== 'not-found') throw new AnswerNo(message);
  const open = await openIncidents(store);
  throw new AnswerNo(open.length === 0 ? message : `${message}; open: ${nameSome(open)}`);
}

/** Says what was done, or prints the incident as it is now. */
export function report(
  deps: Pick<IncidentDeps, 'out'>,
  { json }: { readonly json: boolean },
  incident: Incident,
  text: string,
): void {
  deps.out(json ? changedJson(incident) : `${incident.id} ${text}`);
}
