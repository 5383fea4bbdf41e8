import type { Kysely, Transaction } from 'kysely';
import type { EventRow, OverrideRow, Tables } from '../schema.ts';
import { StoreError } from '../store-error.ts';
import { projectedRows } from './compare-rows.ts';
import { findingLine } from './finding.ts';
import { type Link, readLog, readPrunings } from './read-log.ts';
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
  await insertAll(target, 'prunings', await readPrunings(source));
  await insertLinks(target, readLog(source));
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

/** In their order, for the database takes no event that is not the next one. */
async function insertLinks(target: Transaction<Tables>, links: AsyncIterable<Link>): Promise<void> {
  let events: EventRow[] = [];
  const insertEvents = async () => {
    await insertRows(target, 'events', events);
    events = [];
  };
  for await (const link of links) {
    if (link.kind === 'event') events.push(link.event);
    if (link.kind === 'range') {
      await insertEvents();
      await insertRows(target, 'prunedRanges', [link.range]);
    }
    if (events.length === rowsAtOnce) await insertEvents();
  }
  await insertEvents();
}

async function insertAll<Table extends keyof Tables>(
  target: Transaction<Tables>,
  table: Table,
  rows: AsyncIterable<Tables[Table]> | Iterable<Tables[Table]>,
): Promise<void> {
  let batch: Tables[Table][] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < rowsAtOnce) continue;
    await insertRows(target, table, batch);
    batch = [];
  }
  await insertRows(target, table, batch);
}

async function insertRows<Table extends keyof Tables>(
  target: Transaction<Tables>,
  table: Table,
  rows: readonly Tables[Table][],
): Promise<void> {
  if (rows.length === 0) return;
  // Kysely can't tell that a row of a table that is not known yet fits it.
  await target
    .insertInto(table)
    .values(rows as never)
    .execute();
}
