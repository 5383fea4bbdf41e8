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
