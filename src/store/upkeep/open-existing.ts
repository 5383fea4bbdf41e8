import { existsSync } from 'node:fs';
import type { StoreLocation } from '../../config/config.ts';
import type { Engine } from '../engine.ts';
import { isEmptyDatabase, migrate, type Remark } from '../migrations.ts';
import { openEngine } from '../open-engine.ts';
import { StoreError } from '../store-error.ts';

/** Opens a store that is there already, its tables up to date. Throws `StoreError` where there is none. */
export async function openExisting(
  location: StoreLocation,
  remark: Remark = () => {},
): Promise<Engine> {
  if (location.kind === 'sqlite' && !existsSync(location.path))
    throw noStore(`sqlite:${location.path}`);
  const engine = await openEngine(location);
  try {
    if (await isEmptyDatabase(engine)) throw noStore(engine.description);
    await migrate(engine, remark);
    return engine;
  } catch (error) {
    await engine.db.destroy();
    throw engine.explain('open the incident store', error);
  }
}

function noStore(description: string): StoreError {
  return new StoreError(
    `there is no incident store in ${description}: the first incident declared makes it; another one is named with --store`,
  );
}
