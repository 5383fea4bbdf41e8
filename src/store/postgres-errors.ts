import { StoreAwayError, StoreError } from './store-error.ts';

// SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html, and Node's own codes.
const remedies: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there: is PostgreSQL running, are host and port right?',
  ENOTFOUND: 'no such host: check the name in --store',
  EAI_AGAIN: 'names can not be looked up: check the network',
  ENOENT: 'no such socket: check the host in --store',
  ETIMEDOUT: 'no answer: check the network',
  '28P01': 'check user and password in --store',
  '28000': 'the server does not let this user in: check user and pg_hba.conf',
  '3D000': 'create the database first, or name another in --store',
  '25006': 'it may only be read (a standby?): name the primary in --store',
  '42501': 'give this user the right to it',
  '42P07': 'a table of that name is there already: give incidents a database of their own',
  '53300': 'too many connections: try again',
  '57014': 'it took longer than 5 seconds: another change may hang, try again',
  '57P03': 'the server is starting or stopping: try again',
  SELF_SIGNED_CERT_IN_CHAIN: 'name the CA of the server with sslrootcert=FILE',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'name the CA of the server with sslrootcert=FILE',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'name the CA of the server with sslrootcert=FILE',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'name the CA of the server with sslrootcert=FILE',
  CERT_SIGNATURE_FAILURE: 'sslrootcert is not the CA of the server: name that one',
  CERT_HAS_EXPIRED: "the server's certificate has expired: renew it",
  ERR_TLS_CERT_ALTNAME_INVALID:
    "the certificate is another server's: name the host as it does, or write sslmode=verify-ca",
};

const noTls = 'The server does not support SSL connections';
const lostRemedy = 'the connection was lost: look whether it was kept before you send it again';

// A serialization failure or a deadlock; the server undid everything.
const repeatable: readonly string[] = ['40001', '40P01'];
/** The server ended the session: shutting down, crashed, dropped or failing over. */
const lost: readonly string[] = ['57P01', '57P02', '57P05', '25P03', 'ECONNRESET', 'EPIPE'];
const away: readonly string[] = [
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENOENT', 'ETIMEDOUT', 'EHOSTUNREACH'],
  ...['ENETUNREACH', 'ENETDOWN', 'ECONNABORTED'],
  ...['25006', '53300', '57P03', '57014', '55P03', '08006', '08001', '08004'],
];
// What the driver says without a code.
const lostText =
  /^Connection terminated|Client has encountered a connection error|Query read timeout/;
const awayText = /timeout exceeded when trying to connect|connection timeout|timeout expired/i;

/** Whether the same transaction may well succeed when it is run again. */
export function isRepeatable(error: unknown): boolean {
  return repeatable.includes(codeOf(error) ?? '');
}

/** Whether the connection ended while the server had been asked: what it did last is not known. */
export function isLost(error: unknown): boolean {
  return lost.includes(codeOf(error) ?? '') || (lostText.test(cameOf(error)) && !isAway(error));
}

/** Whether there is no server to ask, for now. */
export function isAway(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  return away.includes(code) || code.startsWith('08') || awayText.test(cameOf(error));
}

/** Whether another host may do better. */
export function isElsewhere(error: unknown): boolean {
  return isAway(error) || isLost(error) || isWithoutTls(error);
}

/** Whether the server was asked for TLS and has none. */
export function isWithoutTls(error: unknown): boolean {
  return cameOf(error).includes(noTls);
}

/** `can't acknowledge INC-3 in postgres://a@b/c: connect ECONNREFUSED …; nothing listens there: …` */
export function postgresError(description: string, doing: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const isGone = isLost(error);
  const remedy = isGone ? lostRemedy : remedyFor(error);
  const advice = remedy === undefined ? '' : `; ${remedy}`;
  const message = `can't ${doing} in ${description}: ${cameOf(error)}${advice}`;
  if (isGone || isAway(error))
    return new StoreAwayError(message, { cause: error, isReadOnly: codeOf(error) === '25006' });
  return new StoreError(message, { cause: error });
}

function remedyFor(error: unknown): string | undefined {
  if (isWithoutTls(error)) return 'turn TLS on there, or write sslmode=disable';
  return remedies[codeOf(error) ?? ''];
}

function cameOf(error: unknown): string {
  const one = firstOf(error);
  return one instanceof Error ? one.message : String(one);
}

/** SQLSTATE or Node's code; null when it has none. */
export function codeOf(error: unknown): string | null {
  const one = firstOf(error);
  if (!(one instanceof Error) || !('code' in one)) return null;
  return typeof one.code === 'string' ? one.code : null;
}

/** Trying several addresses of a host fails with all their errors and no message of its own. */
function firstOf(error: unknown): unknown {
  return error instanceof AggregateError ? (error.errors[0] as unknown) : error;
}
