import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Engine } from './engine.ts';
import { isRepeatable, postgresError } from './postgres-errors.ts';
import type { Tables } from './schema.ts';
import { StoreError } from './store-error.ts';
import { whileBusy } from './while-busy.ts';

const connectTimeoutMs = 5_000;
const statementTimeoutMs = 5_000;
// The client's own limit is for a server that doesn't answer at all.
const answerTimeoutMs = 8_000;
const connections = 3;
// Any number will do, as long as every version uses the same.
const schemaLock = 6_638_829;
const int8 = 20;

/** A store a team shares. Connects when it is first used, and again after a connection was lost. */
export async function openPostgres(url: string): Promise<Engine> {
  const description = withoutSecrets(url);
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'onduty',
    max: connections,
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: answerTimeoutMs,
    keepAlive: true,
    // An open pool must not keep a finished command alive.
    allowExitOnIdle: true,
    types: { getTypeParser },
  });
  // A connection lost while idle: the next query makes a new one, or says why it can't.
  pool.on('error', () => {});
  return {
    kind: 'postgres',
    description,
    db: new Kysely<Tables>({
      dialect: new PostgresDialect({ pool }),
      plugins: [new CamelCasePlugin()],
    }),
    clock: sql<number>`floor(extract(epoch from clock_timestamp()) * 1000)::bigint`,
    attempt: (work) => whileBusy(work, isRepeatable),
    prepareChange: async (transaction) => {
      await limits.execute(transaction);
    },
    lockSchema: async (transaction) => {
      await sql`select pg_advisory_xact_lock(${schemaLock})`.execute(transaction);
    },
    // A database may well be shared with other tables.
    holdsSomethingElse: async () => false,
    explain: (doing, error) => postgresError(description, doing, error),
  };
}

/** Limits for one transaction, so that they hold behind a connection pooler too. */
const limits = sql`select
  set_config('statement_timeout', ${String(statementTimeoutMs)}, true),
  set_config('idle_in_transaction_session_timeout', ${String(answerTimeoutMs)}, true)`;

/** Times in ms and sequence numbers fit a double: no need for the strings pg makes of 64-bit integers. */
function getTypeParser(type: number, format?: 'text' | 'binary') {
  if (type === int8) return Number;
  return format === 'binary' ? pg.types.getTypeParser(type, format) : pg.types.getTypeParser(type);
}

function withoutSecrets(url: string): string {
  try {
    const { username, host, pathname } = new URL(url);
    return `postgres://${username === '' ? '' : `${username}@`}${host}${pathname}`;
  } catch {
    throw new StoreError(
      "the incident store's address is not a URL: write it as postgres://USER@HOST:5432/DATABASE",
    );
  }
}
