import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/**
 * Migration 0003: the escalation policy a page began with, and when an acknowledgement counts as
 * forgotten. Pages that run already have neither: they go on as the documents say.
 */
export async function addEscalation(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('incidents').addColumn('escalation_policy', 'text').execute();
  await db.schema.alterTable('incidents').addColumn('reminds_at', 'bigint').execute();
}
