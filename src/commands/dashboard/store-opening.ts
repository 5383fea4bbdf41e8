import type { StoreLocation } from '../../config/config.ts';
import type { Shelf } from '../../offline/keeping-store.ts';
import { refuseVanished } from '../../offline/refuse-vanished.ts';
import type { TeamStore } from '../../store/sql-store.ts';
import type { StoreOptions } from '../../store/store-options.ts';

export type StoreOpening = {
  /** The store, opened at the first call; after a failure the next call tries again. */
  open(): Promise<TeamStore>;
  close(): Promise<void>;
};

/** Opens the incident store when it is first needed: the first frame does not wait for a database. */
export function storeOpening(
  location: StoreLocation,
  options: StoreOptions,
  shelf: Shelf,
): StoreOpening {
  let opening: Promise<TeamStore> | null = null;

  async function load(): Promise<TeamStore> {
    await refuseVanished(location, shelf);
    const { openStore } = await import('../../store/open-store.ts');
    return openStore(location, options);
  }

  function open(): Promise<TeamStore> {
    opening ??= load().catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  }

  return {
    open,
    close: async () => {
      const store = await opening?.catch(() => null);
      await store?.close();
    },
  };
}
