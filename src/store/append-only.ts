import { type Kysely, sql } from 'kysely';
import type { Engine } from './engine.ts';
import type { Tables } from './schema.ts';

/** Has the database itself refuse to change, remove or reorder events. */
export async function makeEventsAppendOnly(
  kind: Engine['kind'],
  db: Kysely<Tables>,
): Promise<void> {
  for (const statement of kind === 'sqlite' ? sqliteTriggers : postgresTriggers) {
    await sql.raw(statement).execute(db);
  }
}

/** Lets a migration change events; `makeEventsAppendOnly` ends that. */
export async function allowEventChanges(kind: Engine['kind'], db: Kysely<Tables>): Promise<void> {
  const names = kind === 'sqlite' ? sqliteNames : postgresNames;
  for (const name of names) {
    const on = kind === 'sqlite' ? '' : ' on events';
    await sql.raw(`drop trigger ${name}${on}`).execute(db);
  }
  if (kind === 'sqlite') return;
  for (const name of ['events_refuse_change', 'events_refuse_gap'])
    await sql.raw(`drop function ${name}()`).execute(db);
}

const sqliteNames = ['events_no_update', 'events_no_delete', 'events_no_gap'];
const postgresNames = ['events_no_update', 'events_no_truncate', 'events_no_gap'];

const nextSeq = '(select coalesce(max(seq), 0) + 1 from events)';

const sqliteTriggers = [
  `create trigger events_no_update before update on events
   begin select raise(abort, 'events are append-only'); end`,
  `create trigger events_no_delete before delete on events
   begin select raise(abort, 'events are append-only'); end`,
  `create trigger events_no_gap before insert on events when new.seq <> ${nextSeq}
   begin select raise(abort, 'events are numbered without gaps'); end`,
];

const postgresTriggers = [
  `create function events_refuse_change() returns trigger language plpgsql as
   $$ begin raise exception 'events are append-only'; end $$`,
  `create trigger events_no_update before update or delete on events
   for each row execute function events_refuse_change()`,
  `create trigger events_no_truncate before truncate on events
   for each statement execute function events_refuse_change()`,
  `create function events_refuse_gap() returns trigger language plpgsql as
   $$ begin
     if new.seq <> ${nextSeq} then
       raise exception 'events are numbered without gaps';
     end if;
     return new;
   end $$`,
  `create trigger events_no_gap before insert on events
   for each row execute function events_refuse_gap()`,
];
