/** One server of an address; null is the driver's default. */
export type PostgresHost = { readonly host: string | null; readonly port: number | null };

/** What an address of the form `postgres://user@a:5432,b/database?sslmode=require` names. */
export type PostgresUrl = {
  /** At least one, in the order to try. */
  readonly hosts: readonly PostgresHost[];
  readonly user: string | null;
  readonly password: string | null;
  readonly database: string | null;
  /** Named as libpq names them. */
  readonly parameters: ReadonlyMap<string, string>;
};

const form = /^postgres(?:ql)?:\/\/(?:([^/?#]*)@)?([^/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/;
const hostForm = /^(?:\[([\da-f:.%]+)\]|([^:[\]]*))(?::(\d{0,5}))?$/i;

/**
 * Reads an address as libpq does, several hosts included; null when it is none.
 * https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS
 */
export function parsePostgresUrl(url: string): PostgresUrl | null {
  const match = form.exec(url);
  if (match === null) return null;
  const [, userInfo = '', authority = '', path = '', query = ''] = match;
  const parameters = new Map(new URLSearchParams(query));
  const port = parameters.get('port');
  const named = parameters.get('host') ?? authority;
  const hosts = named.split(',').map((one) => readHost(one, port));
  const [user, ...rest] = userInfo.split(':').map(decoded);
  const database = decoded(path);
  if (hosts.includes(null) || user === null || rest.includes(null) || database === null)
    return null;
  return {
    hosts: hosts.filter((one) => one !== null),
    user: parameters.get('user') ?? orNull(user),
    password: parameters.get('password') ?? orNull(rest.join(':')),
    database: parameters.get('dbname') ?? orNull(database),
    parameters,
  };
}

/** The address for people: without the password and all parameters. */
export function publicPostgresUrl({ hosts, user, database }: PostgresUrl): string {
  const names = hosts.map(
    ({ host, port }) => `${shownHost(host)}${port === null ? '' : `:${port}`}`,
  );
  return `postgres://${user === null ? '' : `${user}@`}${names.join(',')}/${database ?? ''}`;
}

function readHost(text: string, otherPort: string | undefined): PostgresHost | null {
  const plain = decoded(text);
  if (plain === null) return null;
  const otherwise = otherPort === undefined ? null : Number(otherPort);
  // The folder of a Unix socket.
  if (plain.startsWith('/')) return { host: plain, port: otherwise };
  const match = hostForm.exec(plain);
  if (match === null) return null;
  const port = match[3] ? Number(match[3]) : otherwise;
  if (port !== null && !(port > 0 && port < 65_536)) return null;
  return { host: orNull(match[1] ?? match[2]), port };
}

function shownHost(host: string | null): string {
  if (host === null) return '';
  return host.includes(':') ? `[${host}]` : host;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function orNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
