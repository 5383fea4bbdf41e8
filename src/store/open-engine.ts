import type { StoreLocation } from '../config/config.ts';
import type { Engine } from './engine.ts';

/** Opens a database as it is, loading the code of its kind alone. */
export async function openEngine(location: StoreLocation): Promise<Engine> {
  if (location.kind === 'sqlite') return (await import('./sqlite.ts')).openSqlite(location.path);
  return (await import('./postgres.ts')).openPostgres(location.url);
}
