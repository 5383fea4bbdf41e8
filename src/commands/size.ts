import { InvalidArgumentError } from 'commander';

/** Columns and rows of a terminal. */
export type Size = { readonly columns: number; readonly rows: number };

/** Reads `120x34`. */
export function parseSize(text: string): Size {
  const match = /^(\d{1,4})x(\d{1,4})$/i.exec(text.trim());
  const columns = Number(match?.[1] ?? 0);
  const rows = Number(match?.[2] ?? 0);
  if (columns < 1 || rows < 1)
    throw new InvalidArgumentError('expected COLSxROWS, such as 120x34.');
  return { columns, rows };
}
