import type { StoreLocation } from '../../config/config.ts';
import type { Engine } from '../engine.ts';
import { whileNobodyWrites } from '../transact.ts';
import { backUp } from './back-up.ts';
import type { Anchor } from './chain-check.ts';
import type { RowDifference } from './compare-rows.ts';
import { openExisting } from './open-existing.ts';
import { rebuildRows, rowsToRebuild } from './rebuild-rows.ts';
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
  close(): Promise<void>;
};

/** Opens a store that is there already; never makes one. */
export async function openUpkeep(location: StoreLocation): Promise<StoreUpkeep> {
  return upkeepOf(await openExisting(location));
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
    rebuild: () => explained('rebuild the incidents', () => whileNobodyWrites(engine, rebuildRows)),
    differences: () =>
      explained('compare the incidents', () =>
        engine.attempt(() => engine.snapshot(rowsToRebuild)),
      ),
    facts: () =>
      explained('look at the incident store', () => engine.attempt(() => storeFacts(engine))),
    backUp: (file) => explained('back up the incidents', () => backUp(engine, file)),
    close: () => engine.db.destroy(),
  };
}
