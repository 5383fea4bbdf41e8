import { existsSync } from 'node:fs';
import type { Config } from '../../config/config.ts';
import { withCounting } from '../../oncall/counting.ts';
import type { StoredOverride } from '../../oncall/stored-override.ts';

/** A configuration with the overrides of the store in its schedules, or why they are not known. */
export type WithOverrides = { readonly config: Config; readonly unknown: string | null };

/**
 * Adds the store's overrides to the schedules. A store that does not answer leaves those of the
 * configuration; a file that is not there yet holds none, and is not made.
 */
export async function withStoredOverrides(config: Config): Promise<WithOverrides> {
  const { store, schedules } = config;
  if (schedules.length === 0) return { config, unknown: null };
  if (store.kind === 'sqlite' && !existsSync(store.path)) return { config, unknown: null };
  try {
    return { config: amended(config, await readOverrides(config)), unknown: null };
  } catch (error) {
    return { config, unknown: error instanceof Error ? error.message : String(error) };
  }
}

async function readOverrides({ store, incidents }: Config): Promise<readonly StoredOverride[]> {
  const { openStore } = await import('../../store/open-store.ts');
  const opened = await openStore(store, incidents);
  return opened.overrides.all().finally(() => opened.close());
}

/** Schedules with those overrides that count, made after the configuration's own. */
export function amended(config: Config, overrides: readonly StoredOverride[]): Config {
  return { ...config, schedules: withCounting(config.schedules, overrides) };
}
