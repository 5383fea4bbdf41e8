import type { StoreLocation } from '../../config/config.ts';
import type { Engine } from '../engine.ts';
import type { Remark } from '../migrations.ts';
import { now } from '../read-incidents.ts';
import { whileNobodyWrites } from '../transact.ts';
import { backUp } from './back-up.ts';
import type { Anchor } from './chain-check.ts';
import type { RowDifference } from './compare-rows.ts';
import { openExisting } from './open-existing.ts';
import { type Pruned, prunable, prune } from './prune.ts';
import { rebuildRows, refuseDamagedStore, rowsToRebuild } from './rebuild-rows.ts';
import { type StoreFacts, storeFacts } from './store-facts.ts';
import { type Verified, verifyStore } from './verify-store.ts';

/** What is done to a store as a whole, beside the incidents in it. Throws `StoreError`. */
export type StoreUpkeep = {
  /** As shown to people, without secrets. */
  readonly description: string;
  /** Checks every hash and every row; `anchor` is a place in the log noted down earlier. */
  verify(anchor: Anchor | null): Promise<Verified>;
  /** Makes rows what their events make of them, in one transaction; gives those that differed. */
  rebuild(): Promise<readonly RowDifference[]>;
  /** What `rebuild` would change. */
  differences(): Promise<readonly RowDifference[]>;
  /** What there is to know of it at a glance. */
  facts(): Promise<StoreFacts>;
  /** Writes all of it at one moment into a new SQLite file, and verifies that one. */
  backUp(file: string): Promise<Verified>;
  /** The store's clock, ms since the epoch. */
  now(): Promise<number>;
  /** What `prune` would remove: incidents that ended before a moment, ms since the epoch. Refuses as it does. */
  prunable(endedBefore: number): Promise<Pruned>;
  /** Removes them. Refuses when the store is not as it was written: that could be told no more then. */
  prune(endedBefore: number, actor: string): Promise<Pruned>;
  close(): Promise<void>;
};

/** Opens a store that is there already; never makes one. */
export async function openUpkeep(
  location: StoreLocation,
  remark: Remark = () => {},
): Promise<StoreUpkeep> {
  return upkeepOf(await openExisting(location, remark));
}

function upkeepOf(engine: Engine): StoreUpkeep {
  const explained = async <T>(doing: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw engine.explain(doing, error);
    }
  };
  return {
    description: engine.description,
    verify: (anchor) =>
      explained('verify the incidents', () =>
        engine.attempt(() => engine.snapshot((db) => verifyStore(db, anchor))),
      ),
    rebuild: () =>
      explained('rebuild the incidents', async () => {
        // Others wait for a rebuild: not when there is nothing to do.
        const differing = await engine.attempt(() => engine.snapshot(rowsToRebuild));
        return differing.length === 0 ? [] : whileNobodyWrites(engine, rebuildRows);
      }),
    differences: () =>
      explained('compare the incidents', () =>
        engine.attempt(() => engine.snapshot(rowsToRebuild)),
      ),
    facts: () =>
      explained('look at the incident store', () => engine.attempt(() => storeFacts(engine))),
    backUp: (file) => explained('back up the incidents', () => backUp(engine, file)),
    now: () => explained('read the clock', () => engine.attempt(() => now(engine))),
    prunable: (endedBefore) =>
      explained('look for old incidents', async () => {
        await engine.attempt(() => engine.snapshot(refuseDamagedStore));
        return engine.attempt(() => prunable(engine.db, endedBefore));
      }),
    prune: (endedBefore, actor) =>
      explained('remove old incidents', async () => {
        await engine.attempt(() => engine.snapshot(refuseDamagedStore));
        return prune(engine, { endedBefore, actor });
      }),
    close: () => engine.db.destroy(),
  };
}
