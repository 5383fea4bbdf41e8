import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { partOrSkip } from './parts.ts';

export type PostgresServer = {
  /** Address of a new, empty database. */
  freshDatabase(): Promise<string>;
  readonly port: number;
  /** Ends the server as for an update, its connections too; its data stays. */
  shutDown(): Promise<void>;
  /** Starts it again on the same port. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
};

/** PEM files a server shows itself with. */
export type ServerCertificate = { readonly certPath: string; readonly keyPath: string };

const binaries = findBinaries();

/** Says so, or fails in CI, when PostgreSQL is not installed. */
export const hasPostgres = partOrSkip(
  'PostgreSQL',
  binaries !== null,
  'apt-get install postgresql, or brew install postgresql',
);

/** A real server of its own, in a folder of its own, on a free loopback port. */
export async function startPostgres(
  certificate: ServerCertificate | null = null,
): Promise<PostgresServer> {
  if (binaries === null) throw new Error('PostgreSQL is not installed');
  const identity = ordinaryIdentity();
  const folder = mkdtempSync(path.join(tmpdir(), 'onduty-postgres-'));
  if (identity !== null) chownSync(folder, identity.uid, identity.gid);
  const data = path.join(folder, 'data');
  const initdb = ['-D', data, '-U', 'onduty', '-A', 'trust', '-E', 'UTF8', '--locale=C'];
  execFileSync(path.join(binaries, 'initdb'), [...initdb, '--no-sync'], {
    ...identity,
    cwd: folder,
    stdio: 'pipe',
  });
  const port = await freePort();
  const place = ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder];
  const settings = ['-c', 'fsync=off', ...tlsSettings(folder, certificate, identity)];
  const program = path.join(binaries, 'postgres');
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(program, [...place, ...settings], {
      ...identity,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await ready(child);
    return child;
  };
  let server = await start();
  const endNow = () => server.kill('SIGQUIT');
  process.once('exit', endNow);
  const shutDown = async (): Promise<void> => {
    server.kill('SIGINT');
    if (server.exitCode === null) await once(server, 'exit');
  };
  const address = `postgres://onduty@127.0.0.1:${port}`;
  let databases = 0;
  return {
    port,
    freshDatabase: async () => {
      databases += 1;
      await executeOnPostgres(`${address}/postgres`, `create database test_${databases}`);
      return `${address}/test_${databases}`;
    },
    shutDown,
    startAgain: async () => {
      server = await start();
    },
    stop: async () => {
      await shutDown();
      process.off('exit', endNow);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server wants its key to itself. */
function tlsSettings(
  folder: string,
  certificate: ServerCertificate | null,
  identity: { readonly uid: number; readonly gid: number } | null,
): readonly string[] {
  if (certificate === null) return [];
  const [cert, key] = [path.join(folder, 'server.pem'), path.join(folder, 'server.key')];
  copyFileSync(certificate.certPath, cert);
  copyFileSync(certificate.keyPath, key);
  chmodSync(key, 0o600);
  if (identity !== null)
    for (const file of [cert, key]) chownSync(file, identity.uid, identity.gid);
  return ['-c', 'ssl=on', '-c', `ssl_cert_file=${cert}`, '-c', `ssl_key_file=${key}`];
}

function findBinaries(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian)
    ? readdirSync(debian).sort((a, b) => Number(b) - Number(a))
    : [];
  const folders = [
    ...versions.map((version) => path.join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(path.delimiter),
  ];
  return folders.find((folder) => existsSync(path.join(folder, 'initdb'))) ?? null;
}

/** PostgreSQL refuses to run as root: then it runs as the user its package made. */
export function ordinaryIdentity(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function ready(server: ChildProcess): Promise<void> {
  if (server.stderr === null) throw new Error('PostgreSQL has no stderr');
  const said: string[] = [];
  const lines = createInterface({ input: server.stderr });
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => {
      said.push(line);
      if (line.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`PostgreSQL ended: ${said.join(' | ')}`)));
  });
}

/** Sends one statement to a database. */
export async function executeOnPostgres(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
