import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { StoreError } from './store-error.ts';

const forOwnerAlone = 0o600;
const besideDatabase = ['', '-wal', '-shm', '-journal'];

/**
 * Makes a database file that is whole or not there: `write` fills a draft beside it, which takes its
 * name once it is on the disk. A file that is there already is never touched. Throws `StoreError`.
 */
export async function writeWholeFile(
  file: string,
  write: (draft: string) => Promise<void>,
): Promise<void> {
  if (existsSync(file)) throw refused(file, 'there is such a file already');
  const draft = `${file}.${process.pid}.part`;
  const discard = () => discardDatabase(draft);
  process.once('exit', discard);
  try {
    closeSync(explained(file, () => openSync(draft, 'wx', forOwnerAlone)));
    await write(draft);
    explained(file, () => publish(draft, file));
  } finally {
    discard();
    process.off('exit', discard);
  }
}

function discardDatabase(draft: string): void {
  for (const ending of besideDatabase) rmSync(`${draft}${ending}`, { force: true });
}

function publish(draft: string, file: string): void {
  toDisk(draft);
  try {
    linkSync(draft, file);
  } catch (error) {
    if (existsSync(file)) throw error;
    // Some file systems know no links.
    renameSync(draft, file);
  }
  toDisk(path.dirname(path.resolve(file)));
}

function toDisk(name: string): void {
  const descriptor = openSync(name, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function explained<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const came = error instanceof Error ? (error.message.split(',')[0] ?? '') : String(error);
    throw refused(file, came, error);
  }
}

function refused(file: string, came: string, cause?: unknown): StoreError {
  return new StoreError(`can't write ${file}: ${came}; name another file`, { cause });
}
