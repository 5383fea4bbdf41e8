import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { ServerPools } from './postgres-pool.ts';

/** How listening ended: the connection went, or the server's announcements never arrive. */
export type ListenerEnd = 'lost' | 'deaf';

export type Listening = {
  readonly signal: AbortSignal;
  readonly onNews: () => void;
  /** Called once, when an announcement of its own has come back. */
  readonly onListening: () => void;
};

const echoWithinMs = 3_000;
const heartbeatMs = 30_000;
const heartbeatWithinMs = 8_000;

/**
 * Listens on a connection of its own until that ends or `signal` does. A word sent over another
 * connection has to come back first: a pooler in transaction mode takes LISTEN and hands nothing on.
 */
export async function openListener(
  pool: ServerPools,
  channel: string,
  listening: Listening,
): Promise<ListenerEnd> {
  const { promise: lost, resolve: lose } = Promise.withResolvers<ListenerEnd>();
  const { promise: echoed, resolve: echo } = Promise.withResolvers<true>();
  const word = randomUUID();
  const client = new pg.Client({ ...pool.current(), query_timeout: heartbeatWithinMs });
  client.on('error', () => lose('lost'));
  client.on('end', () => lose('lost'));
  client.on('notification', ({ payload }) => {
    if (payload === word) echo(true);
    // A word that is not empty is another listener's.
    if (payload === undefined || payload === '') listening.onNews();
  });
  const stop = (): void => lose('lost');
  listening.signal.addEventListener('abort', stop);
  let heartbeat: NodeJS.Timeout | null = null;
  try {
    // The pool finds out which of several servers is there.
    await ask(pool, 'select 1');
    await client.connect();
    await client.query(`listen ${channel}`);
    await ask(pool, 'select pg_notify($1, $2)', [channel, word]);
    const end = await Promise.race([echoed, lost, deafAfter(echoWithinMs)]);
    if (end !== true) return end;
    if (listening.signal.aborted) return 'lost';
    listening.onListening();
    heartbeat = setInterval(() => void client.query('select 1').catch(stop), heartbeatMs);
    heartbeat.unref();
    return await lost;
  } catch {
    return 'lost';
  } finally {
    listening.signal.removeEventListener('abort', stop);
    if (heartbeat !== null) clearInterval(heartbeat);
    void client.end().catch(() => {});
  }
}

async function ask(
  pool: ServerPools,
  statement: string,
  values: readonly string[] = [],
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(statement, values);
  } finally {
    client.release();
  }
}

function deafAfter(ms: number): Promise<ListenerEnd> {
  return new Promise((resolve) => void setTimeout(() => resolve('deaf'), ms).unref());
}
