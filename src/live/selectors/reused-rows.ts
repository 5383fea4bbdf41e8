type Row = { readonly id: string };

/**
 * The new rows, each replaced by the one before if it shows the same, and the whole list too: memo
 * rows are drawn again only when they look different. Rows are flat records of what is drawn.
 */
export function reusedRows<T extends Row>(
  before: readonly T[] | null,
  after: readonly T[],
): readonly T[] {
  if (before === null) return after;
  const known = new Map(before.map((row) => [row.id, row]));
  const rows = after.map((row) => {
    const old = known.get(row.id);
    return old !== undefined && sameFields(old, row) ? old : row;
  });
  const same = rows.length === before.length && rows.every((row, index) => row === before[index]);
  return same ? before : rows;
}

function sameFields<T extends Row>(one: T, other: T): boolean {
  const keys = Object.keys(one) as (keyof T)[];
  return keys.every((key) => Object.is(one[key], other[key]));
}
