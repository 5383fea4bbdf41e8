/** Whether every word of a filter occurs in what a row says, whatever the case. */
export function matchesFilter(filter: string, ...said: readonly (string | null)[]): boolean {
  const words = filter.toLowerCase().split(' ').filter(Boolean);
  if (words.length === 0) return true;
  const text = said.join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Rows in order of what `compare` says, the other way round when asked, ties by id. */
export function sorted<T>(
  rows: readonly T[],
  compare: (a: T, b: T) => number,
  { reversed, idOf }: { readonly reversed: boolean; readonly idOf: (row: T) => string },
): readonly T[] {
  const sign = reversed ? -1 : 1;
  return rows.toSorted((a, b) => {
    const order = sign * compare(a, b);
    return order === 0 || Number.isNaN(order) ? idOf(a).localeCompare(idOf(b)) : order;
  });
}
