import { StoreAwayError, StoreError } from './store-error.ts';

// Primary result codes, https://www.sqlite.org/rescode.html
const busy = 5;
const locked = 6;
const readOnly = 8;
const remedies: Readonly<Record<number, string>> = {
  [busy]: 'another process holds it: close that one, or try again',
  [locked]: 'another process holds it: close that one, or try again',
  [readOnly]:
    'it is read-only: make the file and its folder writable, or name another with --store sqlite:PATH',
  10: 'the disk failed to read or write: is it full? check it',
  11: 'the file is damaged: put back a backup, or name another with --store sqlite:PATH',
  13: 'the disk is full: free some space',
  14: 'the file or its folder may not be opened: check their permissions, or name another with --store sqlite:PATH',
  26: 'the file is not a SQLite database: name another with --store sqlite:PATH',
};

// What may be well again later: held, read-only, disk trouble, disk full, not to be opened.
const passing: readonly number[] = [busy, locked, readOnly, 10, 13, 14];

/** Whether another process is in the way, so that trying again helps. */
export function isBusy(error: unknown): boolean {
  const code = resultCode(error);
  return code === busy || code === locked;
}

/** Whether the database may be read but not written. */
export function isReadOnly(error: unknown): boolean {
  return resultCode(error) === readOnly;
}

/** Whether the file couldn't be opened, perhaps only for lack of a place for its log. */
export function isCannotOpen(error: unknown): boolean {
  return resultCode(error) === 14;
}

/** `can't acknowledge INC-3 in sqlite:/a/b.db: attempt to write a readonly database; it is read-only: …` */
export function sqliteError(description: string, doing: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const came = error instanceof Error ? error.message : String(error);
  const code = resultCode(error) ?? -1;
  const remedy = remedies[code];
  const message = `can't ${doing} in ${description}: ${came}${remedy === undefined ? '' : `; ${remedy}`}`;
  if (passing.includes(code))
    return new StoreAwayError(message, { cause: error, isReadOnly: code === readOnly });
  return new StoreError(message, { cause: error });
}

function resultCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null;
  // The low byte is the primary code, the rest says more about it.
  return typeof error.errcode === 'number' ? error.errcode & 0xff : null;
}
