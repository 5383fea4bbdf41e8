import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { StoreLocation } from '../../src/config/config.ts';
import type { StoreLab } from './stores.ts';

const written = path.resolve(import.meta.dirname, '../store/written');

/** A store that the first version of the program wrote, as it wrote it: 9 events of 3 incidents. */
export async function storeOf0001(lab: StoreLab): Promise<StoreLocation> {
  const location = await lab.freshLocation();
  await lab.execute(location, statementsOf0001(lab.kind));
  return location;
}

/** The SQL that makes it. */
export function statementsOf0001(kind: StoreLocation['kind']): string {
  return readFileSync(path.join(written, `0001.${kind}.sql`), 'utf8');
}
