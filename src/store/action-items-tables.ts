import { type Kysely, sql } from 'kysely';
import type { Tables } from './schema.ts';

/**
 * Migration 0006: the action items of an incident. How many are open, and when the first of those is
 * due, stand beside them, so that what is to be done is found without reading every incident.
 */
export async function addActionItems(db: Kysely<Tables>): Promise<void> {
  const table = () => db.schema.alterTable('incidents');
  await table()
    .addColumn('action_items', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute();
  await table()
    .addColumn('open_actions', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await table().addColumn('first_due', 'text').execute();
  await db.schema
    .createIndex('incidents_open_actions')
    .on('incidents')
    .column('first_due')
    .where(sql<boolean>`open_actions > 0`)
    .execute();
  await db.schema
    .createIndex('incidents_with_actions')
    .on('incidents')
    .column('id')
    .where(sql<boolean>`action_items <> '[]'`)
    .execute();
}
