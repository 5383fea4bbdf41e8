import type { StoreLocation } from '../../config/config.ts';
import type { Engine } from '../engine.ts';
import { migrate } from '../migrations.ts';
import { openEngine } from '../open-engine.ts';
import { whileNobodyWrites } from '../transact.ts';
import { copyLog } from './copy-log.ts';
import { openExisting } from './open-existing.ts';
import { readHead, type Verified, verifyStore } from './verify-store.ts';

/**
 * Copies a store into one that is empty or not there yet, in one transaction: interrupted, nothing of
 * it is kept. Throws `StoreError`.
 */
export async function copyStore(from: StoreLocation, to: StoreLocation): Promise<Verified> {
  const source = await openExisting(from);
  try {
    return await copyInto(source, to);
  } finally {
    await source.db.destroy();
  }
}

/** The same from a store that is open. */
export async function copyInto(source: Engine, to: StoreLocation): Promise<Verified> {
  const target = await openEngine(to);
  try {
    await migrate(target);
    return await source.snapshot((original) => {
      let tries = 0;
      return whileNobodyWrites(target, async (transaction) => {
        tries += 1;
        const head = await readHead(transaction);
        // The answer to a commit can be lost with its connection; the hash stands for the whole log.
        const isDone = tries > 1 && head.seq > 0 && head.hash === (await readHead(original)).hash;
        return isDone ? verifyStore(transaction, null) : copyLog(original, transaction);
      });
    });
  } catch (error) {
    throw sideOf(error, source, target).explain('copy the incidents', error);
  } finally {
    await target.db.destroy();
  }
}

/** Whose error it is, as far as it shows. */
function sideOf(error: unknown, source: Engine, target: Engine): Engine {
  const kind = error instanceof Error && 'errcode' in error ? 'sqlite' : 'postgres';
  return target.kind === kind ? target : source;
}
