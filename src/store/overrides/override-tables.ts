import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';

/**
 * Migration 0004: overrides of the rotation. One that is taken back stays, so that the past can still
 * be told; nothing of it ever changes but that.
 */
export async function addOverrides(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('overrides')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('schedule', 'text', (column) => column.notNull())
    .addColumn('starts_at', 'bigint', (column) => column.notNull())
    .addColumn('ends_at', 'bigint', (column) => column.notNull())
    .addColumn('person', 'text')
    .addColumn('instead_of', 'text')
    .addColumn('role', 'text')
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('note', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('withdrawn_at', 'bigint')
    .addColumn('withdrawn_by', 'text')
    .addColumn('request', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('overrides_ends_at').on('overrides').column('ends_at').execute();
}
