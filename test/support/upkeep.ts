import type { StoreLocation } from '../../src/config/config.ts';
import { openUpkeep, type StoreUpkeep } from '../../src/store/upkeep/open-upkeep.ts';

/** Opens a store for work on the whole of it and closes it whatever happens. */
export async function withUpkeep<T>(
  location: StoreLocation,
  work: (upkeep: StoreUpkeep) => Promise<T>,
): Promise<T> {
  const upkeep = await openUpkeep(location);
  try {
    return await work(upkeep);
  } finally {
    await upkeep.close();
  }
}
