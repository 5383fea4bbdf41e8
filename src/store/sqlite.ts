import type { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { ColumnNames } from './column-names.ts';
import type { Engine } from './engine.ts';
import { fileWatch } from './file-watch.ts';
import type { Tables } from './schema.ts';
import { nodeSqliteDialect } from './sqlite-database.ts';
import { isBusy, sqliteError } from './sqlite-errors.ts';
import { openSqliteFile, openUnchanging } from './sqlite-file.ts';
import { StoreAwayError } from './store-error.ts';
import { watchRevision } from './watch-revision.ts';
import { whileBusy } from './while-busy.ts';

/** A store in one file, shared by the processes of one machine. `file` may be `:memory:`. */
export function openSqlite(file: string): Promise<Engine> {
  return openWith(openSqliteFile, file);
}

/** A file that nobody writes to, for reading alone: nothing is made beside it. */
export function openUnchangingSqlite(file: string): Promise<Engine> {
  return openWith(openUnchanging, file);
}

async function openWith(open: (file: string) => DatabaseSync, file: string): Promise<Engine> {
  const description = `sqlite:${file}`;
  const explain = (doing: string, error: unknown) => sqliteError(description, doing, error);
  const patiently = <T>(work: () => Promise<T>) => whileBusy(work, isBusy);
  try {
    const database = await patiently(async () => open(file));
    const isGone = fileWatch(file);
    const db = new Kysely<Tables>({
      dialect: nodeSqliteDialect(database),
      plugins: [new ColumnNames()],
    });
    return {
      kind: 'sqlite',
      description,
      db,
      clock: sql<number>`cast(round(unixepoch('subsec') * 1000) as integer)`,
      attempt: async (work) => {
        if (isGone()) throw gone(description);
        return patiently(work);
      },
      isGone,
      losesAnswers: false,
      // BEGIN IMMEDIATE has locked the file already.
      prepareChange: async () => {},
      snapshot: (work) => deferred(db, work),
      lockSchema: async () => {},
      keepAsItIs: async (name) => (await import('./sqlite-copy.ts')).keepBeside(file, name),
      holdsSomethingElse: () => hasForeignTables(db),
      watch: watchRevision,
      explain,
    };
  } catch (error) {
    throw explain('open the incident store', error);
  }
}

function gone(description: string): StoreAwayError {
  return new StoreAwayError(
    `${description} is no longer the file that was opened: is its disk mounted? If another file was put in its place, start again`,
  );
}

/** A transaction that takes no lock until it writes, which it does not. */
function deferred<T>(db: Kysely<Tables>, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql`begin deferred`.execute(connection);
    try {
      return await work(connection);
    } finally {
      await sql`rollback`.execute(connection);
    }
  });
}

async function hasForeignTables(db: Kysely<Tables>): Promise<boolean> {
  const names = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`
    .execute(db)
    .then(({ rows }) => rows.map(({ name }) => name));
  return names.length > 0 && !names.includes('onduty_migration');
}
