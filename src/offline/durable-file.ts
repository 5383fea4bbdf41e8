import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** What people write about outages is theirs alone. */
const privateFile = 0o600;
const privateFolder = 0o700;

/**
 * Writes a file that is either whole or not there, also after a power cut, and readable for its owner
 * alone; makes its folder. Throws what the system says.
 */
export async function writeDurably(file: string, text: string): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true, mode: privateFolder });
  const fresh = path.join(folder, `.${process.pid}-${randomUUID()}.new`);
  try {
    const handle = await open(fresh, 'wx', privateFile);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** Makes names that were added to a folder, or taken out of it, outlive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
