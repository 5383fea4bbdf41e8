import { readFileSync } from 'node:fs';
import { type ConnectionOptions, checkServerIdentity } from 'node:tls';
import type { PostgresHost, PostgresUrl } from '../config/postgres-url.ts';
import { StoreError } from './store-error.ts';

/** How to talk to one host, in the order to try: encrypted somehow, or plain. */
export type TlsChoice = false | ConnectionOptions;

const modes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;
type Mode = (typeof modes)[number];

/** Parameters about TLS that are understood, with the variable libpq reads for each. */
const variables: Readonly<Record<string, string>> = {
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
  sslnegotiation: 'PGSSLNEGOTIATION',
  sslsni: 'PGSSLSNI',
  sslcompression: 'PGSSLCOMPRESSION',
};

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The TLS of an address, as libpq means its parameters; `prefer` when it says nothing. Throws
 * `StoreError` for a parameter or a file that can't be read.
 * https://www.postgresql.org/docs/current/libpq-ssl.html
 */
export function tlsChoices(url: PostgresUrl, host: PostgresHost, env: Env): readonly TlsChoice[] {
  refuseUnknown(url);
  const named = (name: string): string | undefined =>
    url.parameters.get(name) ?? env[variables[name] ?? ''];
  const mode = readMode(named('sslmode') ?? 'prefer');
  // A Unix socket needs none.
  if (mode === 'disable' || host.host?.startsWith('/')) return [false];
  const root = named('sslrootcert');
  const identity = {
    ...optional('cert', read('sslcert', named('sslcert'))),
    ...optional('key', read('sslkey', named('sslkey'))),
    ...optional('ca', root === 'system' ? undefined : read('sslrootcert', root)),
  };
  const choice = { ...identity, ...verification(mode, root, host.host ?? 'localhost') };
  return mode === 'allow' || mode === 'prefer' ? [choice, false] : [choice];
}

function verification(mode: Mode, root: string | undefined, host: string): ConnectionOptions {
  // The socket is there before TLS begins, so Node does not know the name by itself.
  const sameName = {
    checkServerIdentity: (_: string, cert: Parameters<typeof checkServerIdentity>[1]) =>
      checkServerIdentity(host, cert),
  };
  if (mode === 'verify-full' || root === 'system') return sameName;
  if (mode === 'verify-ca' && root === undefined) {
    throw new StoreError(
      'the incident store: sslmode=verify-ca needs sslrootcert=FILE: any name with a public certificate would do otherwise; or write sslmode=verify-full',
    );
  }
  const anyName = { checkServerIdentity: () => undefined };
  // With a root named, `require` is `verify-ca`: so says libpq.
  if (mode === 'verify-ca' || (mode === 'require' && root !== undefined)) return anyName;
  return { rejectUnauthorized: false };
}

function readMode(text: string): Mode {
  const mode = modes.find((one) => one === text);
  if (mode !== undefined) return mode;
  throw new StoreError(
    `the incident store: sslmode is ${modes.join(', ')}, not "${text.slice(0, 40)}"`,
  );
}

/** A mistyped name would leave a connection unverified without a word. */
function refuseUnknown({ parameters }: PostgresUrl): void {
  const unknown = [...parameters.keys()].find(
    (name) => name.startsWith('ssl') && variables[name] === undefined,
  );
  if (unknown === undefined) return;
  const known = Object.keys(variables).slice(0, 4).join(', ');
  throw new StoreError(
    `the incident store: "${unknown.slice(0, 40)}" is not understood, only ${known}`,
  );
}

function read(name: string, file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const came = error instanceof Error ? error.message : String(error);
    throw new StoreError(`the incident store's ${name} can't be read: ${came}`, { cause: error });
  }
}

function optional<K extends string>(name: K, value: string | undefined) {
  return value === undefined ? {} : { [name]: value };
}
