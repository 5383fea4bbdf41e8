import type { Kysely, Transaction } from 'kysely';
import type { OverrideRow, Tables } from '../schema.ts';
import { StoreError } from '../store-error.ts';
import { projectedRows } from './compare-rows.ts';
import { findingLine } from './finding.ts';
import { eventsInOrder } from './read-events.ts';
import { readHead, type Verified, verifyStore } from './verify-store.ts';

// Some 12,000 parameters: SQLite takes 32,766 in a statement, PostgreSQL 65,535.
const rowsAtOnce = 500;

/**
 * Writes a whole log into an empty store, with rows made out of it, and verifies what is there then
 * against what was to be copied. Throws `StoreError` when the source is not as it was written, the
 * target is not empty, or the copy is not the same.
 */
export async function copyLog(
  source: Kysely<Tables>,
  target: Transaction<Tables>,
): Promise<Verified> {
  const original = await verifyStore(source, null);
  refuseDamaged(original);
  await refuseUnlessEmpty(target);
  await insertAll(target, 'incidents', projectedRows(source));
  await insertAll(target, 'events', eventsInOrder(source));
  await insertAll(target, 'overrides', overridesInOrder(source));
  const { seq, lastIncident, hash } = await readHead(source);
  await target.updateTable('storeHead').set({ seq, lastIncident, hash }).execute();
  const copy = await verifyStore(target, original.newest);
  refuseUnlike(original, copy);
  return copy;
}

async function refuseUnlessEmpty(target: Transaction<Tables>): Promise<void> {
  const { seq, lastIncident } = await readHead(target);
  const override = await target.selectFrom('overrides').select('id').limit(1).executeTakeFirst();
  if (seq === 0 && lastIncident === 0 && override === undefined) return;
  const held = lastIncident === 0 ? 'overrides' : 'incidents';
  throw new StoreError(`the store to copy into holds ${held} already: name one that is empty`);
}

function refuseDamaged({ log }: Verified): void {
  if (log[0] === undefined) return;
  throw new StoreError(
    `the store to copy from is not as it was written (${findingLine(log[0])}): nothing was copied`,
  );
}

function refuseUnlike(original: Verified, copy: Verified): void {
  const finding = [...copy.log, ...copy.rows][0];
  const sameCounts = copy.events === original.events && copy.newest.hash === original.newest.hash;
  if (finding === undefined && sameCounts) return;
  const what = finding === undefined ? 'its counts differ' : findingLine(finding);
  throw new StoreError(`the copy is not the same (${what}): nothing was kept of it, try again`);
}

/** A rotation has few: a person makes each. */
async function* overridesInOrder(source: Kysely<Tables>): AsyncGenerator<OverrideRow> {
  yield* await source.selectFrom('overrides').selectAll().orderBy('id').execute();
}

async function insertAll<Table extends 'incidents' | 'events' | 'overrides'>(
  target: Transaction<Tables>,
  table: Table,
  rows: AsyncIterable<Tables[Table]>,
): Promise<void> {
  let batch: Tables[Table][] = [];
  const insert = async () => {
    if (batch.length > 0)
      await target
        .insertInto(table)
        .values(batch as never)
        .execute();
    batch = [];
  };
  for await (const row of rows) {
    batch.push(row);
    if (batch.length === rowsAtOnce) await insert();
  }
  await insert();
}
