import type { Transaction } from 'kysely';
import type { Patch } from '../incidents/change.ts';
import { incidentId } from '../incidents/incident-id.ts';
import { projectIncident } from '../incidents/project.ts';
import type { LastChange } from '../incidents/undo.ts';
import type { Tables } from './schema.ts';

/** The last event of an incident and the incident before it; null when it has but one. */
export async function changeBefore(
  transaction: Transaction<Tables>,
  number: number,
): Promise<LastChange | null> {
  const events = await transaction
    .selectFrom('events')
    .select(['at', 'actor', 'kind', 'payload'])
    .where('incident', '=', number)
    .orderBy('seq')
    .execute();
  const last = events.at(-1);
  const payloads = events.slice(0, -1).map(({ payload }) => JSON.parse(payload) as Patch);
  const before = projectIncident(incidentId(number), payloads);
  if (last === undefined || before === null) return null;
  return { kind: last.kind, actor: last.actor, at: last.at, before };
}
