import type { Kysely, Transaction } from 'kysely';
import type { Engine } from '../engine.ts';
import { pruningHash } from '../event-hash.ts';
import { now } from '../read-incidents.ts';
import { line } from '../rows.ts';
import type { PrunedRangeRow, Tables } from '../schema.ts';
import { whileNobodyWrites } from '../transact.ts';
import { readPrunings } from './read-log.ts';
import { readHead } from './verify-store.ts';

/** What would be, or was, removed. */
export type Pruned = {
  /** Numbers of the incidents, lowest first. */
  readonly incidents: readonly number[];
  readonly events: number;
};

export type PruneWish = {
  /** Only what ended before this moment, ms since the epoch. */
  readonly endedBefore: number;
  readonly actor: string;
};

/**
 * Resolved incidents to which nothing has happened since a moment, ms since the epoch. An open one is
 * never among them, however old, nor one with open action items, nor what was merged into either.
 */
export async function prunable(
  db: Kysely<Tables>,
  endedBefore: number,
  atMost: number | null = null,
): Promise<Pruned> {
  const rows = await db
    .selectFrom('incidents')
    .innerJoin('events', 'events.incident', 'incidents.id')
    .leftJoin('incidents as other', 'other.id', 'incidents.mergedInto')
    .where('incidents.state', '=', 'resolved')
    // What was promised after it is still to be done.
    .where('incidents.openActions', '=', 0)
    // What was merged into one that stays is part of its story.
    .where(({ or, and, eb }) =>
      or([
        eb('other.id', 'is', null),
        and([eb('other.state', '=', 'resolved'), eb('other.openActions', '=', 0)]),
      ]),
    )
    .groupBy('incidents.id')
    .having(({ fn }) => fn.max('events.at'), '<', endedBefore)
    .orderBy('incidents.id')
    .$if(atMost !== null, (query) => query.limit(atMost ?? 0))
    .select(({ fn }) => ['incidents.id', fn.countAll<number>().as('events')])
    .execute();
  const events = rows.reduce((sum, row) => sum + row.events, 0);
  return { incidents: rows.map(({ id }) => id), events };
}

// Others wait while a piece is removed: a fraction of a second, not as long as all of it takes.
const incidentsAtOnce = 500;

/** Removes those incidents with their events, a piece after another. */
export async function prune(engine: Engine, wish: PruneWish): Promise<Pruned> {
  const incidents: number[] = [];
  let events = 0;
  for (;;) {
    const piece = await whileNobodyWrites(engine, (transaction) =>
      prunePiece(engine, transaction, wish),
    );
    incidents.push(...piece.incidents);
    events += piece.events;
    if (piece.incidents.length < incidentsAtOnce) return { incidents, events };
  }
}

/**
 * Removes some in a transaction that keeps others from writing. The
 * record of it becomes a link of the chain, and each run of removed events leaves its last hash, so
 * that the chain can still be followed.
 */
async function prunePiece(
  engine: Engine,
  transaction: Transaction<Tables>,
  { endedBefore, actor }: PruneWish,
): Promise<Pruned> {
  const pruned = await prunable(transaction, endedBefore, incidentsAtOnce);
  if (pruned.incidents.length === 0) return pruned;
  const head = await readHead(transaction);
  const prunings = await readPrunings(transaction);
  const id = 1 + Math.max(0, ...prunings.map((one) => one.id));
  const ranges = await rangesOf(transaction, pruned, prunings, id);
  const pruning = {
    ...{ id, afterSeq: head.seq, at: await now({ ...engine, db: transaction }) },
    ...{ actor: line(actor), endedBefore },
    ...{ incidents: pruned.incidents.length, events: pruned.events },
  };
  const hash = pruningHash(head.hash, pruning, ranges);
  await transaction
    .insertInto('prunings')
    .values({ ...pruning, hash })
    .execute();
  for (const some of pieces(ranges))
    await transaction.insertInto('prunedRanges').values(some).execute();
  for (const some of pieces(pruned.incidents)) {
    await transaction.deleteFrom('events').where('incident', 'in', some).execute();
    await transaction.deleteFrom('incidents').where('id', 'in', some).execute();
  }
  await transaction.updateTable('storeHead').set({ hash }).where('id', '=', 1).execute();
  return pruned;
}

/** Runs of events that go, none past the place of an earlier pruning. */
async function rangesOf(
  db: Kysely<Tables>,
  { incidents }: Pruned,
  prunings: readonly { readonly afterSeq: number }[],
  pruning: number,
): Promise<readonly PrunedRangeRow[]> {
  const ends = new Set(prunings.map(({ afterSeq }) => afterSeq));
  const ranges: PrunedRangeRow[] = [];
  for (const { seq, hash } of await eventsOf(db, incidents)) {
    const last = ranges.at(-1);
    if (last === undefined || last.lastSeq + 1 !== seq || ends.has(last.lastSeq))
      ranges.push({ firstSeq: seq, lastSeq: seq, pruning, hash });
    else ranges[ranges.length - 1] = { ...last, lastSeq: seq, hash };
  }
  return ranges;
}

type Numbered = { readonly seq: number; readonly hash: string };

async function eventsOf(
  db: Kysely<Tables>,
  incidents: readonly number[],
): Promise<readonly Numbered[]> {
  const events: Numbered[] = [];
  for (const some of pieces(incidents)) {
    const query = db.selectFrom('events').select(['seq', 'hash']).where('incident', 'in', some);
    events.push(...(await query.execute()));
  }
  return events.sort((one, other) => one.seq - other.seq);
}

const atOnce = 500;

function* pieces<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let at = 0; at < items.length; at += atOnce) yield items.slice(at, at + atOnce);
}
