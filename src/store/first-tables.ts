import { type Kysely, sql } from 'kysely';
import { severities } from '../incidents/incident.ts';
import { makeEventsAppendOnly } from './append-only.ts';
import type { Engine } from './engine.ts';
import type { Tables } from './schema.ts';

/** Migration 0001: incidents, their events, and the head that numbers both. */
export async function createFirstTables(kind: Engine['kind'], db: Kysely<Tables>): Promise<void> {
  await createIncidents(db);
  await createEvents(db);
  await createStoreHead(db);
  await makeEventsAppendOnly(kind, db);
}

async function createIncidents(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('incidents')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('severity', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('declared_at', 'bigint', (column) => column.notNull())
    .addColumn('declared_by', 'text', (column) => column.notNull())
    .addColumn('acknowledged_at', 'bigint')
    .addColumn('acknowledged_by', 'text')
    .addColumn('resolved_at', 'bigint')
    .addColumn('resolved_by', 'text')
    .addColumn('resolution', 'text')
    .addColumn('escalation_level', 'integer', (column) => column.notNull())
    .addColumn('escalated_at', 'bigint')
    .addColumn('escalated_by', 'text')
    .addColumn('escalates_at', 'bigint')
    .addColumn('slo', 'text')
    .addColumn('channel', 'text')
    .addColumn('version', 'integer', (column) => column.notNull())
    .addCheckConstraint('incidents_severity', sql`severity in (${list(severities)})`)
    .addCheckConstraint(
      'incidents_state',
      sql`state in (${list(['triggered', 'acknowledged', 'mitigated', 'resolved'])})`,
    )
    .execute();
  await db.schema.createIndex('incidents_state').on('incidents').column('state').execute();
}

async function createEvents(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('events')
    .addColumn('seq', 'bigint', (column) => column.primaryKey())
    .addColumn('incident', 'integer', (column) => column.notNull().references('incidents.id'))
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('events_of_incident')
    .on('events')
    .columns(['incident', 'seq'])
    .execute();
}

async function createStoreHead(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('store_head')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('last_incident', 'integer', (column) => column.notNull())
    .addCheckConstraint('store_head_alone', sql`id = 1`)
    .execute();
  // The columns of this version, not of the newest that `Tables` knows.
  await sql`insert into store_head (id, seq, last_incident) values (1, 0, 0)`.execute(db);
}

function list(values: readonly string[]) {
  return sql.join(values.map((value) => sql.lit(value)));
}
