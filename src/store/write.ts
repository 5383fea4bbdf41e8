import { sql, type Transaction } from 'kysely';
import type { Change } from '../incidents/change.ts';
import type { Incident } from '../incidents/incident.ts';
import type { Outcome } from '../incidents/refusal.ts';
import type { Engine } from './engine.ts';
import { eventHash } from './event-hash.ts';
import { columnsOf } from './rows.ts';
import type { IncidentRow, Tables } from './schema.ts';
import { StoreError } from './store-error.ts';
import { transact } from './transact.ts';

/** What a change starts from: the number of its event, the time by the database's clock, the newest incident. */
export type Head = {
  readonly seq: number;
  readonly now: number;
  readonly lastIncident: number;
  /** Hash of the event before. */
  readonly hash: string;
};

/** What came of a transaction's work; `unchanged` when what it answers was there before. */
export type Worked<T> = Outcome<T> & { readonly unchanged?: true };

/**
 * Runs one change in one transaction: nothing of it is kept when it is refused or fails. `work` may
 * run again when another process was in the way.
 */
export async function inTransaction<T>(
  engine: Engine,
  work: (transaction: Transaction<Tables>, head: Head) => Promise<Worked<T>>,
): Promise<Outcome<T>> {
  return transact<Worked<T>>(
    engine,
    async (transaction) => work(transaction, await takeHead(engine, transaction)),
    (outcome) => outcome.ok && outcome.unchanged === undefined,
  );
}

/** Updating the head makes other writers wait, so numbers have no gaps and times follow them. */
async function takeHead({ clock }: Engine, transaction: Transaction<Tables>): Promise<Head> {
  const head = await transaction
    .updateTable('storeHead')
    .set({ seq: sql<number>`seq + 1` })
    .where('id', '=', 1)
    .returning(['seq', 'lastIncident', 'hash', clock.as('now')])
    .executeTakeFirst();
  if (head) return head;
  throw new StoreError('the incident store has lost its head row: put back a backup');
}

/** Adds a new incident with its first event. */
export async function insertIncident(
  transaction: Transaction<Tables>,
  number: number,
  change: Change,
  head: Head,
  key: string | null,
): Promise<void> {
  const { id: _, version, ...fields } = change.incident;
  const row = { ...columnsOf(fields), version, id: number } as IncidentRow;
  await transaction.insertInto('incidents').values(row).execute();
  await transaction.updateTable('storeHead').set({ lastIncident: number }).execute();
  await appendEvent(transaction, number, change, head, key);
}

/** Replaces the version of an incident that was read by the next one, with its event. */
export async function updateIncident(
  transaction: Transaction<Tables>,
  before: Pick<IncidentRow, 'id' | 'version'>,
  change: Change,
  head: Head,
  key: string | null,
): Promise<void> {
  const result = await transaction
    .updateTable('incidents')
    .set({ ...columnsOf(change.event.payload), version: change.incident.version })
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw overtaken(change.incident);
  await appendEvent(transaction, before.id, change, head, key);
}

async function appendEvent(
  transaction: Transaction<Tables>,
  incident: number,
  { event }: Change,
  { seq, hash: before }: Head,
  idempotencyKey: string | null,
): Promise<void> {
  const row = { ...event, seq, incident, payload: JSON.stringify(event.payload), idempotencyKey };
  const hash = eventHash(before, row);
  await transaction
    .insertInto('events')
    .values({ ...row, hash })
    .execute();
  await transaction.updateTable('storeHead').set({ hash }).where('id', '=', 1).execute();
}

/** Numbers one more event within the same transaction. */
export async function nextHead(transaction: Transaction<Tables>, head: Head): Promise<Head> {
  const { hash } = await transaction
    .updateTable('storeHead')
    .set({ seq: head.seq + 1 })
    .where('id', '=', 1)
    .returning('hash')
    .executeTakeFirstOrThrow();
  return { ...head, seq: head.seq + 1, hash };
}

function overtaken({ id }: Incident): StoreError {
  return new StoreError(`${id} was changed by something that bypasses the store: try again`);
}
