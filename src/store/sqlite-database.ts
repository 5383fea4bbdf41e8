import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { SqliteAdapter, type SqliteDatabase, SqliteDialect } from 'kysely';
import { rowMaker } from './row-maker.ts';

/** SQLite can change tables inside a transaction; Kysely assumes it can't. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class NodeSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

/** Kysely's dialect over the SQLite that ships with Node. */
export function nodeSqliteDialect(database: DatabaseSync): SqliteDialect {
  return new NodeSqliteDialect({ database: asKyselyExpects(database) });
}

function asKyselyExpects(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare: (query) => {
      // A plain BEGIN takes the write lock late, and then fails at once instead of waiting.
      const statement = database.prepare(query === 'begin' ? 'begin immediate' : query);
      const columns = statement.columns().map(({ name }) => name);
      // The objects that Node makes of rows are slow to read, which thousands of rows feel.
      statement.setReturnArrays(true);
      const make = rowMaker(columns);
      const rowOf = (values: unknown) => make(values as readonly unknown[]);
      return {
        reader: columns.length > 0,
        all: (parameters) => statement.all(...inputs(parameters)).map(rowOf),
        run: (parameters) => statement.run(...inputs(parameters)),
        iterate: (parameters) => each(statement.iterate(...inputs(parameters)), rowOf),
      };
    },
  };
}

function* each<T>(rows: Iterable<unknown>, rowOf: (values: unknown) => T): IterableIterator<T> {
  for (const row of rows) yield rowOf(row);
}

function inputs(parameters: readonly unknown[]): SQLInputValue[] {
  // Kysely passes the values of the typed tables through: strings, numbers and null.
  return parameters as SQLInputValue[];
}
