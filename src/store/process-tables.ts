import { type Kysely, sql } from 'kysely';
import { allowEventChanges, makeEventsAppendOnly } from './append-only.ts';
import type { Engine } from './engine.ts';
import { eventHash } from './event-hash.ts';
import type { Tables } from './schema.ts';

/**
 * Migration 0002: what the incident process knows of an incident, and a chain of hashes over all
 * events. Events that are there already get theirs now: from here on any change of them shows.
 */
export async function addProcess(kind: Engine['kind'], db: Kysely<Tables>): Promise<void> {
  await addIncidentColumns(db);
  await allowEventChanges(kind, db);
  await db.schema.alterTable('events').addColumn('idempotency_key', 'text').execute();
  await addRequiredText(db, 'events', 'hash', '');
  await addRequiredText(db, 'store_head', 'hash', '');
  await hashEvents(db);
  await db.schema
    .createIndex('events_idempotency_key')
    .unique()
    .on('events')
    .column('idempotency_key')
    .execute();
  await makeEventsAppendOnly(kind, db);
}

async function addIncidentColumns(db: Kysely<Tables>): Promise<void> {
  const times = ['mitigated_at', 'updated_at', 'update_due_at'];
  for (const name of times)
    await db.schema.alterTable('incidents').addColumn(name, 'bigint').execute();
  for (const name of ['mitigated_by', 'war_room'])
    await db.schema.alterTable('incidents').addColumn(name, 'text').execute();
  await db.schema.alterTable('incidents').addColumn('merged_into', 'integer').execute();
  await addRequiredText(db, 'incidents', 'roles', '{}');
  await addRequiredText(db, 'incidents', 'links', '[]');
}

async function addRequiredText(
  db: Kysely<Tables>,
  table: string,
  column: string,
  value: string,
): Promise<void> {
  await db.schema
    .alterTable(table)
    .addColumn(column, 'text', (one) => one.notNull().defaultTo(value))
    .execute();
}

const batch = 1_000;

async function hashEvents(db: Kysely<Tables>): Promise<void> {
  let hash = '';
  for (let after = 0; ; after += batch) {
    const events = await db
      .selectFrom('events')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(batch)
      .execute();
    for (const event of events) {
      hash = eventHash(hash, event);
      await db.updateTable('events').set({ hash }).where('seq', '=', event.seq).execute();
    }
    if (events.length < batch) break;
  }
  await sql`update store_head set hash = ${hash}`.execute(db);
}
