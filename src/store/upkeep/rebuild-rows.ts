import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../schema.ts';
import { StoreError } from '../store-error.ts';
import { differingRows, type RowDifference } from './compare-rows.ts';
import { findingLine } from './finding.ts';
import { verifyStore } from './verify-store.ts';

/**
 * Rows that differ from their events, without changing them. Throws `StoreError` for a log that is
 * itself not as it was written: rows made of it would hide that.
 */
export async function rowsToRebuild(db: Kysely<Tables>): Promise<readonly RowDifference[]> {
  const { log } = await verifyStore(db, null);
  if (log[0] === undefined) return differingRows(db);
  throw new StoreError(
    `the rows were left as they are, for the log is not as it was written (${findingLine(log[0])}): put back a backup`,
  );
}

/** Makes each row what its events make of it, and says which ones differed. */
export async function rebuildRows(
  transaction: Transaction<Tables>,
): Promise<readonly RowDifference[]> {
  const differences = await rowsToRebuild(transaction);
  for (const difference of differences) await rebuildRow(transaction, difference);
  return differences;
}

async function rebuildRow(
  transaction: Transaction<Tables>,
  { number, expected, found }: RowDifference,
): Promise<void> {
  if (expected === null) {
    await transaction.deleteFrom('incidents').where('id', '=', number).execute();
  } else if (found === null) {
    await transaction.insertInto('incidents').values(expected).execute();
  } else {
    await transaction.updateTable('incidents').set(expected).where('id', '=', number).execute();
  }
}
