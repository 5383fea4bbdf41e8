import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a PostgreSQL server that can be cut where it hurts. */
export type PostgresProxy = {
  readonly port: number;
  /** Lets the next `commit` through and cuts the connection before its answer comes back. */
  loseNextCommit(): void;
  /** How many answers to a commit were lost. */
  readonly lostCommits: () => number;
  /** Takes everything announced by NOTIFY out of what the server says, as a pooler does. */
  swallowNotifications(): void;
  stop(): Promise<void>;
};

/** Stands before the server that listens on a loopback port. */
export async function startPostgresProxy(serverPort: number): Promise<PostgresProxy> {
  const wishes = { loseCommit: false, lost: 0, swallow: false };
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(serverPort, '127.0.0.1');
    const state = { cut: false, rest: Buffer.alloc(0) as Buffer };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        client.destroy();
        upstream.destroy();
        sockets.delete(socket);
      });
    }
    client.on('data', (data) => {
      if (wishes.loseCommit && data.includes('commit')) {
        wishes.loseCommit = false;
        state.cut = true;
      }
      upstream.write(data);
    });
    upstream.on('data', (data) => {
      if (state.cut) {
        wishes.lost += 1;
        client.destroy();
        return;
      }
      if (!wishes.swallow) return client.write(data);
      const { kept, rest } = withoutNotifications(Buffer.concat([state.rest, data]));
      state.rest = rest;
      if (kept.length > 0) client.write(kept);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    loseNextCommit: () => {
      wishes.loseCommit = true;
    },
    lostCommits: () => wishes.lost,
    swallowNotifications: () => {
      wishes.swallow = true;
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

const notification = 'A'.charCodeAt(0);

/** Whole messages but announcements, and what is left of an unfinished one. */
function withoutNotifications(data: Buffer): { readonly kept: Buffer; readonly rest: Buffer } {
  const kept: Buffer[] = [];
  let at = 0;
  // The answer to a request for TLS is one byte, not a message.
  if (data.length === 1) return { kept: data, rest: Buffer.alloc(0) };
  while (at + 5 <= data.length) {
    const end = at + 1 + data.readInt32BE(at + 1);
    if (end > data.length) break;
    if (data[at] !== notification) kept.push(data.subarray(at, end));
    at = end;
  }
  return { kept: Buffer.concat(kept), rest: data.subarray(at) };
}
