import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { codeOf, isElsewhere, isWithoutTls } from './postgres-errors.ts';
import { rowMaker } from './row-maker.ts';

/** Several pools, one a host and way to talk to it, that look like one. */
export type ServerPools = PostgresPool & {
  /** How to reach the server that answered last, for a connection of one's own. */
  current(): pg.ClientConfig;
};

const readOnly = '25006';

/**
 * Takes connections from the first server that gives one and stays with it until it fails or may
 * only be read. Servers are in the order to try, each with the ways to talk to it: a later way is
 * taken for good when the server does not know the earlier one.
 */
export function serverPools(
  servers: readonly (readonly pg.PoolConfig[])[],
  mustWrite: boolean,
): ServerPools {
  const ways = servers.map((targets) => oneServer(targets, mustWrite));
  let current = 0;

  async function connect(): Promise<PostgresPoolClient> {
    const start = current;
    for (let tried = 0; ; tried += 1) {
      const index = (start + tried) % ways.length;
      try {
        const client = await (ways[index] as OneServer).connect();
        current = index;
        return lent(client, () => {
          current = (index + 1) % ways.length;
        });
      } catch (error) {
        if (tried + 1 === ways.length || !isElsewhere(error)) throw error;
      }
    }
  }

  return {
    connect,
    options: {},
    end: async () => void (await Promise.all(ways.map((server) => server.end()))),
    current: () => ways[current]?.target() ?? {},
  };
}

type OneServer = {
  connect(): Promise<pg.PoolClient>;
  target(): pg.ClientConfig;
  end(): Promise<void>;
};

function oneServer(targets: readonly pg.PoolConfig[], mustWrite: boolean): OneServer {
  const pools = targets.map((target) => poolOf(target, mustWrite));
  let way = 0;
  return {
    connect: async () => {
      for (;;) {
        try {
          return await (pools[way] as pg.Pool).connect();
        } catch (error) {
          if (way + 1 >= pools.length || !isWithoutTls(error)) throw error;
          way += 1;
        }
      }
    },
    target: () => targets[way] ?? {},
    end: async () => void (await Promise.all(pools.map((pool) => pool.end()))),
  };
}

function poolOf(target: pg.PoolConfig, mustWrite: boolean): pg.Pool {
  const pool = new pg.Pool({
    ...target,
    ...(mustWrite ? { verify: refuseReadOnly } : {}),
  });
  // A connection lost while idle: the next query makes a new one, or says why it can't.
  pool.on('error', () => {});
  // One lost between two statements of a transaction: the next statement fails and says so.
  pool.on('connect', (client) => void client.on('error', () => {}));
  return pool;
}

/** As libpq's `target_session_attrs=read-write`: a standby lets people in and takes nothing. */
function refuseReadOnly(client: pg.PoolClient, done: (error?: Error) => void): void {
  client.query<{ transaction_read_only: string }>('show transaction_read_only').then(
    ({ rows }) => {
      const refusal = Object.assign(new Error('the server takes no writes'), { code: readOnly });
      done(rows[0]?.transaction_read_only === 'on' ? refusal : undefined);
    },
    (error: Error) => done(error),
  );
}

function named(result: pg.QueryArrayResult): pg.QueryResult {
  const rowOf = rowMaker(result.fields.map(({ name }) => name));
  return { ...result, rows: result.rows.map(rowOf) };
}

/** A connection that goes back to its pool only when it still works: an answer that came too late is none. */
function lent(client: pg.PoolClient, onReadOnly: () => void): PostgresPoolClient {
  let broken: Error | undefined;
  const query = async (text: string, values: unknown[]): Promise<pg.QueryResult> => {
    try {
      return named(await client.query({ text, values, rowMode: 'array' }));
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) broken = error as Error;
      if (codeOf(error) === readOnly) onReadOnly();
      throw error;
    }
  };
  const release = (): void => client.release(broken);
  // Kysely's cursors are not used.
  return { query, release } as unknown as PostgresPoolClient;
}
