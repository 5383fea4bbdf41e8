import type { StoreLocation } from '../config/config.ts';
import { migrate } from './migrations.ts';
import { openEngine } from './open-engine.ts';
import { sqlStore, type TeamStore } from './sql-store.ts';
import type { StoreOptions } from './store-options.ts';

/**
 * Opens the incident store and brings its tables up to date; a new file or an empty database becomes
 * one. Throws `StoreError` when it can't be reached, isn't one, or comes from a newer version.
 */
export async function openStore(
  location: StoreLocation,
  options: StoreOptions,
): Promise<TeamStore> {
  const engine = await openEngine(location);
  try {
    await migrate(engine, options.remark);
  } catch (error) {
    await engine.db.destroy();
    throw engine.explain('open the incident store', error);
  }
  return sqlStore(engine, options);
}
