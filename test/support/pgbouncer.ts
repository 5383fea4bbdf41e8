import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { partOrSkip } from './parts.ts';
import { freePort, ordinaryIdentity } from './postgres.ts';

export type Pooler = {
  /** The address of a database of the server, by way of the pooler. */
  through(url: string): string;
  stop(): Promise<void>;
};

const program = findProgram();

/** Says so, or fails in CI, when pgbouncer is not installed. */
export const hasPgbouncer = partOrSkip(
  'pgbouncer',
  program !== null,
  'apt-get install pgbouncer, or brew install pgbouncer',
);

/** A real pgbouncer before a server on loopback, in transaction mode. */
export async function startPgbouncer(serverPort: number): Promise<Pooler> {
  if (program === null) throw new Error('pgbouncer is not installed');
  const folder = mkdtempSync(path.join(tmpdir(), 'onduty-pgbouncer-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const settings = path.join(folder, 'pgbouncer.ini');
  writeFileSync(settings, settingsOf(serverPort, port));
  const stdio: ['ignore', 'ignore', 'pipe'] = ['ignore', 'ignore', 'pipe'];
  const pooler = spawn(program, [settings], { ...ordinaryIdentity(), stdio });
  for await (const line of createInterface({ input: pooler.stderr }))
    if (line.includes('process up')) break;
  return {
    through: (url) => {
      const address = new URL(url);
      address.port = String(port);
      // It takes anybody, but not nobody.
      address.password = 'any';
      return address.href;
    },
    stop: async () => {
      pooler.kill('SIGINT');
      if (pooler.exitCode === null) await once(pooler, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function settingsOf(serverPort: number, port: number): string {
  return [
    '[databases]',
    `* = host=127.0.0.1 port=${serverPort} user=onduty`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'pool_mode = transaction',
    'default_pool_size = 2',
    'auth_type = any',
  ].join('\n');
}

function findProgram(): string | null {
  const folders = ['/usr/sbin', ...(process.env.PATH ?? '').split(path.delimiter)];
  const files = folders.map((folder) => path.join(folder, 'pgbouncer'));
  return files.find((file) => existsSync(file)) ?? null;
}
