import { type Kysely, sql, type Transaction } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { addActionItems } from './action-items-tables.ts';
import type { Engine, Kept } from './engine.ts';
import { addEscalation } from './escalation-tables.ts';
import { createFirstTables } from './first-tables.ts';
import { addOverrides } from './overrides/override-tables.ts';
import { addProcess } from './process-tables.ts';
import { addRetention } from './retention-tables.ts';
import type { Tables } from './schema.ts';
import { StoreError } from './store-error.ts';
import { addTriggeredAt } from './triggered-column.ts';

/** Called with a line for people about what was done without being asked for. */
export type Remark = (line: string) => void;

const migrationTableName = 'onduty_migration';

/** All changes of the tables, in order. One that was released never changes again. */
function migrationsFor(kind: Engine['kind']): Readonly<Record<string, Migration>> {
  return {
    '0001-incidents': { up: (db) => createFirstTables(kind, db) },
    '0002-process': { up: (db) => addProcess(kind, db) },
    '0003-escalation': { up: addEscalation },
    '0004-overrides': { up: addOverrides },
    '0005-retention': { up: (db) => addRetention(kind, db) },
    '0006-action-items': { up: addActionItems },
    '0007-triggered': { up: addTriggeredAt },
  };
}

/**
 * Brings the tables of a database up to this version, in one transaction that first keeps a copy of an
 * older store and remarks where. A database that is up to date is only read; one from a newer version
 * is refused.
 */
export async function migrate(engine: Engine, remark: Remark = () => {}): Promise<void> {
  const known = Object.keys(migrationsFor(engine.kind));
  const applied = await engine.attempt(() => appliedMigrations(engine));
  const unknown = applied.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new StoreError(
      `${engine.description} was written by a newer onduty (its tables have "${unknown}"): update onduty here, or name another store with --store`,
    );
  }
  if (applied.length < known.length) await engine.attempt(() => migrateToLatest(engine, remark));
}

/** Name of the newest change of the tables. */
export function newestMigration(kind: Engine['kind']): string {
  return Object.keys(migrationsFor(kind)).at(-1) ?? '';
}

/** Whether no store has ever been made there. */
export async function isEmptyDatabase(engine: Engine): Promise<boolean> {
  return (await engine.attempt(() => appliedMigrations(engine))).length === 0;
}

async function appliedMigrations({
  kind,
  db,
}: Pick<Engine, 'kind' | 'db'>): Promise<readonly string[]> {
  const exists =
    kind === 'sqlite'
      ? sql<{
          found: string | null;
        }>`select name as found from sqlite_master where name = ${migrationTableName}`
      : sql<{ found: string | null }>`select to_regclass(${migrationTableName})::text as found`;
  const { rows } = await exists.execute(db);
  if (!rows[0]?.found) return [];
  const applied = await sql<{
    name: string;
  }>`select name from ${sql.table(migrationTableName)}`.execute(db);
  return applied.rows.map(({ name }) => name);
}

async function migrateToLatest(engine: Engine, remark: Remark): Promise<void> {
  if (await engine.holdsSomethingElse()) {
    throw new StoreError(
      `${engine.description} holds the tables of something else: name another file with --store sqlite:PATH`,
    );
  }
  let kept: Kept | null = null;
  try {
    await engine.db.transaction().execute(async (transaction) => {
      await engine.lockSchema(transaction);
      kept = await keepFirst(engine, transaction);
      await runAll(engine.kind, transaction);
    });
  } catch (error) {
    (kept as Kept | null)?.discard();
    throw error;
  }
  if (kept !== null) remark(upToDate(engine, kept));
}

function upToDate({ description, kind }: Engine, { place }: Kept): string {
  return `${description}: its tables are ${newestMigration(kind)} now; as it was before, it is in ${place}`;
}

/** Keeps what is there before its tables change, while nobody writes; null when there is nothing to keep. */
async function keepFirst(engine: Engine, transaction: Transaction<Tables>): Promise<Kept | null> {
  // Another process may have done it while this one waited.
  const applied = await appliedMigrations({ ...engine, db: transaction });
  const next = Object.keys(migrationsFor(engine.kind))[applied.length];
  return applied.length === 0 || next === undefined
    ? null
    : engine.keepAsItIs(`before-${next}`, transaction);
}

/** Throws what went wrong first: the migrator goes on in a transaction that takes nothing more. */
async function runAll(kind: Engine['kind'], db: Kysely<Tables>): Promise<void> {
  const faults: unknown[] = [];
  const keepFault = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (fault) {
      faults.push(fault);
      throw fault;
    }
  };
  const migrations = Object.entries(migrationsFor(kind)).map(([name, { up }]) => [
    name,
    { up: (one: Kysely<Tables>) => keepFault(() => up(one)) },
  ]);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => Object.fromEntries(migrations) },
    migrationTableName,
    migrationLockTableName: `${migrationTableName}_lock`,
  });
  const { error } = await migrator.migrateToLatest();
  if (faults.length > 0) throw faults[0];
  if (error !== undefined) throw error;
}
