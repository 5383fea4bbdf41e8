import { existsSync } from 'node:fs';
import type { StoreLocation } from '../config/config.ts';
import { StoreAwayError } from '../store/store-error.ts';
import { age } from '../text/time.ts';
import type { Shelf } from './keeping-store.ts';

/**
 * Throws `StoreAwayError` when the file of a store that this machine has read before is gone. Opening
 * would make an empty one in its place, on the disk under a mount that is missing.
 */
export async function refuseVanished(
  location: StoreLocation,
  { name, lastKnown, now }: Pick<Shelf, 'name' | 'lastKnown' | 'now'>,
): Promise<void> {
  if (location.kind !== 'sqlite' || existsSync(location.path)) return;
  const known = await lastKnown.load();
  if (known === null) return;
  throw new StoreAwayError(
    `${name} is not there, and was read ${age(now() - known.at)} ago (${known.incidents.length} open): is its disk mounted? To begin a new store there, delete ${lastKnown.file}`,
  );
}
