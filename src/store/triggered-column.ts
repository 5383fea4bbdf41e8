import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** Migration 0007: since when nobody has acknowledged an incident. Null for those of before. */
export async function addTriggeredAt(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('incidents').addColumn('triggered_at', 'bigint').execute();
}
