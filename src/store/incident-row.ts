import type { Transaction } from 'kysely';
import type { Incident } from '../incidents/incident.ts';
import { incidentColumns } from './incident-columns.ts';
import { incidentOf } from './rows.ts';
import type { Tables } from './schema.ts';

/** An incident as its row holds it within a transaction; null when there is none. */
export async function incidentNumbered(
  transaction: Transaction<Tables>,
  number: number,
): Promise<Incident | null> {
  const row = await transaction
    .selectFrom('incidents')
    .select(incidentColumns)
    .where('id', '=', number)
    .executeTakeFirst();
  return row === undefined ? null : incidentOf(row);
}
