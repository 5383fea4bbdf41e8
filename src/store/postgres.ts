import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { parsePostgresUrl, publicPostgresUrl } from '../config/postgres-url.ts';
import { acrossRestarts } from './across-restarts.ts';
import { ColumnNames } from './column-names.ts';
import type { Engine, Kept } from './engine.ts';
import { isRepeatable, postgresError } from './postgres-errors.ts';
import { serverPools } from './postgres-pool.ts';
import { postgresTargets } from './postgres-targets.ts';
import { watchPostgres } from './postgres-watch.ts';
import type { Tables } from './schema.ts';
import { StoreError } from './store-error.ts';
import { whileBusy } from './while-busy.ts';

const statementTimeoutMs = 5_000;
// The client's own limit is for a server that doesn't answer at all.
const answerTimeoutMs = 8_000;
const connections = 3;
// Any number will do, as long as every version uses the same.
const schemaLock = 6_638_829;
const int8 = 20;
/** All changes are told on it, within the transaction that makes them. */
const channel = 'onduty_incidents';

/** A store a team shares. Connects when it is first used, and again after a connection was lost. */
export async function openPostgres(url: string): Promise<Engine> {
  const address = parsePostgresUrl(url);
  if (address === null) {
    throw new StoreError(
      "the incident store's address is not a URL: write it as postgres://USER@HOST:5432/DATABASE",
    );
  }
  const { servers, mustWrite } = postgresTargets(address, process.env);
  const usual = { max: connections, query_timeout: answerTimeoutMs, types: { getTypeParser } };
  // An open pool must not keep a finished command alive.
  const targets = servers.map((ways) =>
    ways.map((way) => ({ ...way, ...usual, allowExitOnIdle: true })),
  );
  const pool = serverPools(targets, mustWrite);
  const description = publicPostgresUrl(address);
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new ColumnNames()],
  });
  return {
    kind: 'postgres',
    description,
    db,
    clock: sql<number>`floor(extract(epoch from clock_timestamp()) * 1000)::bigint`,
    attempt: (work) => acrossRestarts(() => whileBusy(work, isRepeatable)),
    isGone: () => false,
    losesAnswers: true,
    prepareChange: async (transaction) => {
      await limitsAndNews.execute(transaction);
    },
    snapshot: (work) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(work),
    lockSchema: async (transaction) => {
      await sql`select pg_advisory_xact_lock(${schemaLock})`.execute(transaction);
    },
    keepAsItIs: keepTables,
    // A database may well be shared with other tables.
    holdsSomethingElse: async () => false,
    watch: (watching) => watchPostgres(pool, channel, watching),
    explain: (doing, error) => postgresError(description, doing, error),
  };
}

const tables = ['incidents', 'events', 'store_head', 'overrides', 'prunings', 'pruned_ranges'];

/** Copies of the tables beside them, gone again when the transaction fails. */
async function keepTables(name: string, transaction: Transaction<Tables>): Promise<Kept> {
  const prefix = name.replaceAll('-', '_');
  const kept: string[] = [];
  for (const table of tables) {
    const { rows } = await sql<{
      found: string | null;
    }>`select to_regclass(${table})::text as found`.execute(transaction);
    if (!rows[0]?.found) continue;
    const copy = `${prefix}_${table}`;
    await sql`create table ${sql.table(copy)} as table ${sql.table(table)}`.execute(transaction);
    kept.push(copy);
  }
  const place = `the tables ${kept.join(', ')} of the same database`;
  // They go with the transaction.
  return { place, discard: () => {} };
}

/**
 * Limits for one transaction, so that they hold behind a connection pooler too, and the word to
 * whoever listens, which goes out when the transaction is kept.
 */
const limitsAndNews = sql`select
  set_config('statement_timeout', ${String(statementTimeoutMs)}, true),
  set_config('idle_in_transaction_session_timeout', ${String(answerTimeoutMs)}, true),
  pg_notify(${channel}, '')`;

/** Times in ms and sequence numbers fit a double: no need for the strings pg makes of 64-bit integers. */
function getTypeParser(type: number, format?: 'text' | 'binary') {
  if (type === int8) return Number;
  return format === 'binary' ? pg.types.getTypeParser(type, format) : pg.types.getTypeParser(type);
}
