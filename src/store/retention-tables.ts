import { type Kysely, sql } from 'kysely';
import { allowEventChanges } from './append-only.ts';
import type { Engine } from './engine.ts';
import type { Tables } from './schema.ts';

/**
 * Migration 0005: what was removed of the log, and by whom. The database refuses to delete an event
 * that no range covers, and to change or remove a range.
 */
export async function addRetention(kind: Engine['kind'], db: Kysely<Tables>): Promise<void> {
  await createPrunings(db);
  await createPrunedRanges(db);
  await allowEventChanges(kind, db);
  for (const statement of kind === 'sqlite' ? sqliteTriggers : postgresTriggers)
    await sql.raw(statement).execute(db);
}

async function createPrunings(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('prunings')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('after_seq', 'bigint', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('ended_before', 'bigint', (column) => column.notNull())
    .addColumn('incidents', 'integer', (column) => column.notNull())
    .addColumn('events', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
}

async function createPrunedRanges(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('pruned_ranges')
    // First in the key, so that the range an event would be in is found at once.
    .addColumn('last_seq', 'bigint', (column) => column.primaryKey())
    .addColumn('first_seq', 'bigint', (column) => column.notNull())
    .addColumn('pruning', 'integer', (column) => column.notNull().references('prunings.id'))
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
}

/** The first number of the range that `old.seq` would be in. */
const rangeOfOld =
  '(select first_seq from pruned_ranges where last_seq >= old.seq order by last_seq limit 1)';
const isPruned = `coalesce(${rangeOfOld} <= old.seq, false)`;

const newestEvent = '(select coalesce(max(seq), 0) from events)';
const newestRange = '(select coalesce(max(last_seq), 0) from pruned_ranges)';

const sqliteTriggers = [
  ...['events', 'prunings', 'pruned_ranges'].map(
    (table) => `create trigger ${table}_no_update before update on ${table}
     begin select raise(abort, '${table} are append-only'); end`,
  ),
  `create trigger events_no_delete before delete on events when not ${isPruned}
   begin select raise(abort, 'events are append-only'); end`,
  ...['prunings', 'pruned_ranges'].map(
    (table) => `create trigger ${table}_no_delete before delete on ${table}
     begin select raise(abort, '${table} are append-only'); end`,
  ),
  `create trigger events_no_gap before insert on events
   when new.seq <> max(${newestEvent}, ${newestRange}) + 1
   begin select raise(abort, 'events are numbered without gaps'); end`,
];

const postgresTriggers = [
  `create function events_refuse_change() returns trigger language plpgsql as
   $$ begin
     if tg_op = 'DELETE' then
       if tg_table_name = 'events' then
         if ${isPruned} then return old; end if;
       end if;
     end if;
     raise exception '% are append-only', tg_table_name;
   end $$`,
  ...['events', 'prunings', 'pruned_ranges'].flatMap((table) => [
    `create trigger ${table}_no_update before update or delete on ${table}
     for each row execute function events_refuse_change()`,
    `create trigger ${table}_no_truncate before truncate on ${table}
     for each statement execute function events_refuse_change()`,
  ]),
  `create function events_refuse_gap() returns trigger language plpgsql as
   $$ begin
     if new.seq <> greatest(${newestEvent}, ${newestRange}) + 1 then
       raise exception 'events are numbered without gaps';
     end if;
     return new;
   end $$`,
  `create trigger events_no_gap before insert on events
   for each row execute function events_refuse_gap()`,
];
