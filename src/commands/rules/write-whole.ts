import { rename, rm, writeFile } from 'node:fs/promises';
import { ConfigError } from '../../config/config-error.ts';

/** Writes a file whole or not at all: a Prometheus that reloads meanwhile never reads half of it. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(draft, text);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    const reason = error instanceof Error ? error.message.split(',')[0] : String(error);
    throw new ConfigError(`can't write ${file}: ${reason}; name another file with --out`);
  }
}
