import { sql } from 'kysely';
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
  readonly clock: ClockDifference;
};

/** How far the store's clock is ahead of this machine's, give or take half the way there and back. */
export type ClockDifference = { readonly aheadMs: number; readonly uncertainMs: number };

export async function storeFacts(engine: Engine): Promise<StoreFacts> {
  const clock = await clockDifference(engine);
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

const asks = 3;

/** The nearest of a few answers: the shorter the way, the less is uncertain. */
export async function clockDifference(engine: Engine): Promise<ClockDifference> {
  let nearest: ClockDifference | null = null;
  for (let ask = 0; ask < asks; ask += 1) {
    const before = Date.now();
    const theirs = await now(engine);
    const after = Date.now();
    const uncertainMs = (after - before) / 2;
    if (nearest === null || uncertainMs < nearest.uncertainMs)
      nearest = { aheadMs: theirs - (before + after) / 2, uncertainMs };
  }
  return nearest ?? { aheadMs: 0, uncertainMs: Number.POSITIVE_INFINITY };
}

// Below it nobody's timeline looks wrong, and most networks' answers are too slow to tell.
const notableMs = 2_000;

/** Whether the two clocks surely differ by more than two seconds. */
export function isNotable({ aheadMs, uncertainMs }: ClockDifference): boolean {
  return Math.abs(aheadMs) - uncertainMs > notableMs;
}
