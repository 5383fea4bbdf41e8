import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config/config.ts';
import type { Shelf } from './keeping-store.ts';
import { openLastKnown } from './last-known.ts';
import { openOutbox } from './outbox.ts';
import { createSender } from './outbox-sender.ts';
import { storeDigest, storeName } from './store-name.ts';

type Place = Pick<Config, 'store' | 'cacheFolder' | 'stateFolder'>;

/** What this machine keeps for the configured store. Touches no file yet. */
export function openShelf({ store, cacheFolder, stateFolder }: Place): Shelf {
  const digest = storeDigest(store);
  const outbox = openOutbox(path.join(outboxRoot(stateFolder), digest));
  return {
    name: storeName(store),
    outbox,
    sender: createSender(outbox, Date.now),
    lastKnown: openLastKnown(path.join(cacheFolder, `incidents-${digest}.json`)),
    now: Date.now,
  };
}

/** How much is kept for other stores than this one, by the stores' names. */
export async function keptForOthers({
  store,
  stateFolder,
}: Place): Promise<ReadonlyMap<string, number>> {
  const root = outboxRoot(stateFolder);
  const own = storeDigest(store);
  const digests = await readdir(root).catch(() => []);
  const kept = new Map<string, number>();
  for (const digest of digests.filter((one) => one !== own)) {
    const { entries } = await openOutbox(path.join(root, digest)).read();
    for (const entry of entries) kept.set(entry.store, (kept.get(entry.store) ?? 0) + 1);
  }
  return kept;
}

/** The folder with an outbox for each store. */
function outboxRoot(stateFolder: string): string {
  return path.join(stateFolder, 'outbox');
}
