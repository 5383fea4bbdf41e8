import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Engine } from './engine.ts';
import { addEscalation } from './escalation-tables.ts';
import { createFirstTables } from './first-tables.ts';
import { addOverrides } from './overrides/override-tables.ts';
import { addProcess } from './process-tables.ts';
import type { Tables } from './schema.ts';
import { StoreError } from './store-error.ts';

const migrationTableName = 'onduty_migration';

/** All changes of the tables, in order. One that was released never changes again. */
function migrationsFor(kind: Engine['kind']): Readonly<Record<string, Migration>> {
  return {
    '0001-incidents': { up: (db) => createFirstTables(kind, db) },
    '0002-process': { up: (db) => addProcess(kind, db) },
    '0003-escalation': { up: addEscalation },
    '0004-overrides': { up: addOverrides },
  };
}

/**
 * Brings the tables of a database up to this version, in one transaction. A database that is already
 * there is only read; one from a newer version is refused.
 */
export async function migrate(engine: Engine): Promise<void> {
  const known = Object.keys(migrationsFor(engine.kind));
  const applied = await engine.attempt(() => appliedMigrations(engine));
  const unknown = applied.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new StoreError(
      `${engine.description} was written by a newer onduty (its tables have "${unknown}"): update onduty here, or name another store with --store`,
    );
  }
  if (applied.length < known.length) await engine.attempt(() => migrateToLatest(engine));
}

/** Name of the newest change of the tables. */
export function newestMigration(kind: Engine['kind']): string {
  return Object.keys(migrationsFor(kind)).at(-1) ?? '';
}

/** Whether no store has ever been made there. */
export async function isEmptyDatabase(engine: Engine): Promise<boolean> {
  return (await engine.attempt(() => appliedMigrations(engine))).length === 0;
}

async function appliedMigrations({ kind, db }: Engine): Promise<readonly string[]> {
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

async function migrateToLatest(engine: Engine): Promise<void> {
  if (await engine.holdsSomethingElse()) {
    throw new StoreError(
      `${engine.description} holds the tables of something else: name another file with --store sqlite:PATH`,
    );
  }
  await engine.db.transaction().execute(async (transaction) => {
    await engine.lockSchema(transaction);
    const { error } = await migrator(engine.kind, transaction).migrateToLatest();
    if (error !== undefined) throw error;
  });
}

function migrator(kind: Engine['kind'], db: Kysely<Tables>): Migrator {
  return new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrationsFor(kind) }) },
    migrationTableName,
    migrationLockTableName: `${migrationTableName}_lock`,
  });
}
