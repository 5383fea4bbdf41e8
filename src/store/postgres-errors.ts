import { StoreError } from './store-error.ts';

// SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html, and Node's own codes.
const remedies: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there: is PostgreSQL running, are host and port right?',
  ENOTFOUND: 'no such host: check the name in --store',
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
};

// A serialization failure or a deadlock; the server undid everything.
const repeatable: readonly string[] = ['40001', '40P01'];

/** Whether the same transaction may well succeed when it is run again. */
export function isRepeatable(error: unknown): boolean {
  return repeatable.includes(codeOf(error) ?? '');
}

/** `can't acknowledge INC-3 in postgres://a@b/c: connect ECONNREFUSED …; nothing listens there: …` */
export function postgresError(description: string, doing: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const remedy = remedies[codeOf(error) ?? ''];
  const advice = remedy === undefined ? '' : `; ${remedy}`;
  return new StoreError(`can't ${doing} in ${description}: ${cameOf(error)}${advice}`, {
    cause: error,
  });
}

function cameOf(error: unknown): string {
  // Trying several addresses of a host fails with all their errors and no message of its own.
  const one = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  return one instanceof Error ? one.message : String(one);
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
