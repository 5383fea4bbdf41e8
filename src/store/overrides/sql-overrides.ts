import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { roles } from '../../oncall/schedule.ts';
import {
  type NewOverride,
  overrideId,
  overrideNumber,
  type StoredOverride,
} from '../../oncall/stored-override.ts';
import type { Engine } from '../engine.ts';
import { line } from '../rows.ts';
import type { OverrideRow, Tables } from '../schema.ts';
import { whileNobodyWrites } from '../transact.ts';
import type { OverrideStore, Withdrawal } from './override-store.ts';

/** Overrides over a database whose tables are up to date. */
export function sqlOverrides(engine: Engine): OverrideStore {
  const explained = async <T>(doing: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw engine.explain(doing, error);
    }
  };
  const read = (doing: string, work: () => Promise<readonly OverrideRow[]>) =>
    explained(doing, async () => (await engine.attempt(work)).map(overrideOf));
  const { db } = engine;
  const rows = db.selectFrom('overrides').selectAll().orderBy('id');
  return {
    add: (overrides, author) =>
      explained('keep the override', () => add(engine, overrides, author)),
    withdraw: (id, actor) => explained(`take back ${line(id)}`, () => withdraw(engine, id, actor)),
    between: (from, to) =>
      read('read overrides', () =>
        rows
          .where('endsAt', '>', from)
          .where('startsAt', '<', to)
          .where('withdrawnAt', 'is', null)
          .execute(),
      ),
    all: () => read('read overrides', () => rows.execute()),
  };
}

/** Rises with every change of overrides, and never falls. */
export async function overrideRevision({ db }: Engine): Promise<number> {
  const { count } = await db
    .selectFrom('overrides')
    .select(sql<number>`count(*) + count(withdrawn_at)`.as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The answer to a commit can be lost and the work done again: its name tells that it is done. */
async function add(
  engine: Engine,
  overrides: readonly NewOverride[],
  author: string,
): Promise<readonly StoredOverride[]> {
  const request = randomUUID();
  return whileNobodyWrites(engine, async (transaction) => {
    const done = await requested(transaction, request);
    if (done.length > 0) return done.map(overrideOf);
    const { newest, now } = await transaction
      .selectFrom('overrides')
      .select([sql<number>`coalesce(max(id), 0)`.as('newest'), engine.clock.as('now')])
      .executeTakeFirstOrThrow();
    const added = overrides.map((one, index) =>
      rowOf(one, { id: newest + 1 + index, author, createdAt: now, request }),
    );
    await transaction.insertInto('overrides').values(added).execute();
    return added.map(overrideOf);
  });
}

function requested(transaction: Transaction<Tables>, request: string) {
  return transaction
    .selectFrom('overrides')
    .selectAll()
    .where('request', '=', request)
    .orderBy('id')
    .execute();
}

async function withdraw(engine: Engine, id: string, actor: string): Promise<Withdrawal> {
  const number = overrideNumber(id);
  if (number === null) return { kind: 'unknown' };
  return whileNobodyWrites(engine, async (transaction) => {
    const one = transaction.selectFrom('overrides').selectAll().where('id', '=', number);
    const before = await one.executeTakeFirst();
    if (before === undefined) return { kind: 'unknown' };
    if (before.withdrawnAt !== null)
      return { kind: 'already-withdrawn', override: overrideOf(before) };
    const withdrawnBy = line(actor);
    await transaction
      .updateTable('overrides')
      .set({ withdrawnAt: engine.clock, withdrawnBy })
      .where('id', '=', number)
      .execute();
    return { kind: 'withdrawn', override: overrideOf(await one.executeTakeFirstOrThrow()) };
  });
}

type Added = Pick<OverrideRow, 'id' | 'author' | 'createdAt' | 'request'>;

function rowOf(override: NewOverride, added: Added): OverrideRow {
  const { schedule, start, end, user, insteadOf, role, note } = override;
  return {
    ...added,
    author: line(added.author),
    schedule,
    ...{ startsAt: start, endsAt: end, person: user, insteadOf, role },
    note: note === null ? null : line(note),
    ...{ withdrawnAt: null, withdrawnBy: null },
  };
}

/** The override in a row. Others may write to a shared database, so its texts are cleaned. */
function overrideOf(row: OverrideRow): StoredOverride {
  const text = (one: string | null) => (one === null ? null : line(one));
  return {
    id: overrideId(row.id),
    schedule: line(row.schedule),
    ...{ start: row.startsAt, end: row.endsAt, createdAt: row.createdAt },
    user: text(row.person),
    insteadOf: text(row.insteadOf),
    role: roles.find((role) => role === row.role) ?? null,
    author: line(row.author),
    note: text(row.note),
    withdrawnAt: row.withdrawnAt,
    withdrawnBy: text(row.withdrawnBy),
  };
}
