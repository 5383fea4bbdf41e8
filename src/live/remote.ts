/** Something read from outside, with its last good value kept while a newer one fails to come. */
export type Remote<T> = {
  readonly data: T | null;
  /** When `data` came, ms since the epoch. */
  readonly at: number | null;
  /** Why the last try failed, in one line; null after a good one. */
  readonly error: string | null;
  readonly status: 'waiting' | 'ok' | 'failed';
};

export const waiting: Remote<never> = { data: null, at: null, error: null, status: 'waiting' };

/** A good answer. */
export function received<T>(data: T, at: number): Remote<T> {
  return { data, at, error: null, status: 'ok' };
}

/** A failed try: what was known stays. */
export function failed<T>(before: Remote<T>, error: string): Remote<T> {
  return { ...before, error, status: 'failed' };
}

/** What is shown stays while it is read again, and when that fails. */
export function keptWhileRead<T>(before: Remote<T>, next: Remote<T>): Remote<T> {
  if (next.status === 'waiting') return before.data === null ? next : before;
  return next.error === null ? next : failed(before, next.error);
}
