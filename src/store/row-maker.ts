/** A row by its columns' names here: `declared_at` of the database is `declaredAt`. */
export type NamedRow = Record<string, unknown>;

/**
 * Makes rows of arrays of values, one shape from the start: the quickest objects to fill and to read,
 * which ten thousand rows feel. What the drivers make is twice as slow, and is to be renamed after.
 */
export function rowMaker(columns: readonly string[]): (values: readonly unknown[]) => NamedRow {
  const names = columns.map(nameOf);
  // Out of JSON an object has a shape; put together name by name, so many make it a hash table.
  const blank: NamedRow = JSON.parse(
    JSON.stringify(Object.fromEntries(names.map((name) => [name, null]))),
  );
  return (values) => {
    const row = { ...blank };
    for (let index = 0; index < names.length; index += 1)
      row[names[index] as string] = values[index];
    return row;
  };
}

function nameOf(column: string): string {
  return column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
