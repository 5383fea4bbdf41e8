import { existsSync } from 'node:fs';
import type { StoreLocation } from '../config/config.ts';
import type { Shelf } from '../offline/keeping-store.ts';
import { refuseVanished } from '../offline/refuse-vanished.ts';
import type { TeamStore } from '../store/sql-store.ts';
import type { StoreOptions } from '../store/store-options.ts';

export type StoreOpening = {
  /** The store, opened at the first call; anew after a failure, or when another file is in its place. */
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
    const { openStore } = await import('../store/open-store.ts');
    return openStore(location, options);
  }

  async function reopened(before: Promise<TeamStore>): Promise<TeamStore> {
    const store = await before;
    // One that is nowhere says so itself, and may come back as it was: no empty one is begun.
    if (!store.isGone() || (location.kind === 'sqlite' && !existsSync(location.path))) return store;
    // Of several who find it gone, the first opens it anew.
    if (opening === before) {
      opening = null;
      await store.close();
    }
    return open();
  }

  function open(): Promise<TeamStore> {
    if (opening !== null) return reopened(opening);
    opening = load().catch((error: unknown) => {
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
