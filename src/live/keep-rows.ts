import { isDeepStrictEqual } from 'node:util';

/**
 * The new rows, but a row that did not change is the very object it was before, and so is the list
 * when none did: what draws them by identity then draws nothing.
 */
export function keepRows<T>(
  before: readonly T[] | null,
  after: readonly T[],
  keyOf: (row: T) => string,
): readonly T[] {
  if (before === null) return after;
  const known = new Map(before.map((row) => [keyOf(row), row]));
  const rows = after.map((row) => keepSame(known.get(keyOf(row)), row));
  const unchanged = rows.length === before.length && rows.every((row, i) => row === before[i]);
  return unchanged ? before : rows;
}

/** The old value when the new one says the same. */
export function keepSame<T>(before: T | null | undefined, after: T): T {
  return before !== null && before !== undefined && isDeepStrictEqual(before, after)
    ? before
    : after;
}
