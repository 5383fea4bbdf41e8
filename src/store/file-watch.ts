import { statSync } from 'node:fs';

/**
 * Whether a path has come to name something else than the file it names now, or nothing: its disk was
 * unmounted, it was moved, deleted, or another was put in its place. An open file is read and written
 * all the same then, where nobody else sees it.
 */
export function fileWatch(file: string): () => boolean {
  const opened = identityOf(file);
  return () => opened !== null && identityOf(file) !== opened;
}

/** Device and number of a file; null for none, as for a database in memory. */
function identityOf(file: string): string | null {
  try {
    const { dev, ino } = statSync(file, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}
