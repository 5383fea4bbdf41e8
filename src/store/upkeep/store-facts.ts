import { sql } from 'kysely';
import { type ClockDifference, clockDifference } from '../clock-difference.ts';
import type { Engine } from '../engine.ts';
import { newestMigration } from '../migrations.ts';
import { now } from '../read-incidents.ts';
import type { Anchor } from './chain-check.ts';
import { readHead } from './verify-store.ts';

/** What there is to know of a store at a glance. */
export type StoreFacts = {
  readonly kind: Engine['kind'];
  /** `SQLite 3.51.0`, `PostgreSQL 15.9` */
  readonly database: string;
  /** Name of the newest change of its tables. */
  readonly tables: string;
  readonly bytes: number;
  readonly incidents: number;
  readonly open: number;
  readonly events: number;
  /** Times of the first and the newest event, ms since the epoch; null without any. */
  readonly from: number | null;
  readonly until: number | null;
  readonly newest: Anchor;
  /** Of the store, against this machine's. */
  readonly clock: ClockDifference;
};

export async function storeFacts(engine: Engine): Promise<StoreFacts> {
  const clock = await clockDifference(() => now(engine), Date.now);
  const { db, kind } = engine;
  const head = await readHead(db);
  const { incidents, open } = await db
    .selectFrom('incidents')
    .select(({ fn }) => [
      fn.countAll<number>().as('incidents'),
      fn.countAll<number>().filterWhere('state', '!=', 'resolved').as('open'),
    ])
    .executeTakeFirstOrThrow();
  const log = await db
    .selectFrom('events')
    .select(({ fn }) => [
      fn.countAll<number>().as('events'),
      fn.min<number | null>('at').as('from'),
      fn.max<number | null>('at').as('until'),
    ])
    .executeTakeFirstOrThrow();
  const { database, bytes } = await databaseFacts(engine);
  const newest = { seq: head.seq, hash: head.hash };
  const tables = newestMigration(kind);
  return { kind, database, tables, bytes, incidents, open, ...log, newest, clock };
}

async function databaseFacts({ db, kind }: Engine) {
  const query =
    kind === 'sqlite'
      ? sql<{ version: string; bytes: number }>`select sqlite_version() as version,
          page_count * page_size as bytes from pragma_page_count, pragma_page_size`
      : sql<{ version: string; bytes: number }>`select split_part(version(), ' ', 2) as version,
          sum(pg_total_relation_size(name::regclass))::bigint as bytes
          from unnest(array['incidents', 'events', 'store_head']) as name`;
  const { rows } = await query.execute(db);
  const { version = '', bytes = 0 } = rows[0] ?? {};
  return { database: `${kind === 'sqlite' ? 'SQLite' : 'PostgreSQL'} ${version}`, bytes };
}
