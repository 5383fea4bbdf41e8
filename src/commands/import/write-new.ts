import { writeFile } from 'node:fs/promises';
import { ConfigError } from '../../config/config-error.ts';
import { systemFault } from '../../config/system-fault.ts';
import { clean } from '../../text/clean.ts';

/** Writes a file that is not there yet: a configuration someone has edited is never overwritten. */
export async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    const reason = exists ? 'there is such a file already' : systemFault(error);
    throw new ConfigError(clean(`can't write ${file}: ${reason}; name another file with --out`));
  }
}
