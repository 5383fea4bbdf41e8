import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const prefix = 'onduty-demo-';

/** Makes a folder for this process, and removes those of demos that were killed and could not. */
export function makeDemoFolder(parent: string = tmpdir()): string {
  removeLeftOvers(parent);
  const folder = path.join(parent, `${prefix}${process.pid}`);
  removeFolder(folder);
  mkdirSync(path.join(folder, 'data'), { recursive: true, mode: 0o700 });
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 });
}

function removeLeftOvers(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(prefix)) continue;
    const pid = Number(name.slice(prefix.length));
    if (Number.isInteger(pid) && pid > 0 && !isAlive(pid)) removeQuietly(path.join(parent, name));
  }
}

function removeQuietly(folder: string): void {
  try {
    removeFolder(folder);
  } catch {
    // Someone else's: theirs to remove.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, under another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
