import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { ConfigError } from '../../config/config-error.ts';
import { systemFault } from '../../config/system-fault.ts';

/**
 * Writes a file whole or not at all: a new one beside it takes its place. A link stays a link, and
 * permissions stay. Throws `ConfigError` when the folder can't be written.
 */
export async function writeInPlace(file: string, text: string): Promise<void> {
  try {
    const target = await realpath(file);
    const { mode } = await stat(target);
    const beside = path.join(
      path.dirname(target),
      `.${path.basename(target)}.${randomBytes(6).toString('hex')}`,
    );
    try {
      await writeSynced(beside, text, mode);
      await rename(beside, target);
    } finally {
      await rm(beside, { force: true });
    }
  } catch (error) {
    throw new ConfigError(`${file} can't be written: ${systemFault(error)}`);
  }
}

async function writeSynced(file: string, text: string, mode: number): Promise<void> {
  const handle = await open(file, 'wx', mode);
  try {
    await handle.writeFile(text);
    // The umask may have taken bits away.
    await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
