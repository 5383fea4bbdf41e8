import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../schema.ts';
import { StoreError } from '../store-error.ts';
import { differingRows, type RowDifference } from './compare-rows.ts';
import { type Finding, findingLine } from './finding.ts';
import { verifyStore } from './verify-store.ts';

/** Rows that differ from their events, without changing them. Throws `StoreError` for a damaged log. */
export async function rowsToRebuild(db: Kysely<Tables>): Promise<readonly RowDifference[]> {
  await refuseDamagedLog(db);
  return differingRows(db);
}

/** Throws `StoreError` when the log is not as it was written: what is made of it would hide that. */
export async function refuseDamagedLog(db: Kysely<Tables>): Promise<void> {
  const { log } = await verifyStore(db, null);
  if (log[0] !== undefined) throw damaged(log[0]);
}

/** The same, and for rows that are not what their events make: an open incident may look resolved. */
export async function refuseDamagedStore(db: Kysely<Tables>): Promise<void> {
  const { log, rows } = await verifyStore(db, null);
  if (log[0] !== undefined) throw damaged(log[0]);
  if (rows[0] === undefined) return;
  throw new StoreError(
    `nothing was changed, for rows differ from the log (${findingLine(rows[0])}): run onduty incident rebuild first`,
  );
}

function damaged(finding: Finding): StoreError {
  return new StoreError(
    `nothing was changed, for the log is not as it was written (${findingLine(finding)}): put back a backup`,
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
