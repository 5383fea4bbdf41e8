import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe } from 'vitest';
import type { StoreLocation } from '../../src/config/config.ts';
import { usualPolicies } from '../../src/incidents/severity-policy.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { TeamStore } from '../../src/store/sql-store.ts';
import { executeOnPostgres, hasPostgres, type PostgresServer, startPostgres } from './postgres.ts';

export type StoreLab = {
  readonly kind: 'sqlite' | 'postgres';
  /** Where no store is yet. */
  freshLocation(): Promise<StoreLocation>;
  /** A statement past the store, as someone with a database shell could send it. */
  execute(location: StoreLocation, statement: string): Promise<void>;
};

/** The rules of a configuration that says nothing of incidents. */
export const minutes = { policies: usualPolicies(5) };

/** The same tests over each kind of store, a real one each. */
export function describeEachStore(name: string, tests: (lab: StoreLab) => void): void {
  describe(`${name}, SQLite`, () => {
    const folder = temporaryFolder();
    let files = 0;
    tests({
      kind: 'sqlite',
      freshLocation: async () => {
        files += 1;
        return { kind: 'sqlite', path: path.join(folder, `${files}.db`) };
      },
      execute: async (location, statement) => {
        if (location.kind !== 'sqlite') throw new Error('not a file');
        const database = new DatabaseSync(location.path);
        try {
          database.exec(statement);
        } finally {
          database.close();
        }
      },
    });
  });
  describe.skipIf(!hasPostgres)(`${name}, PostgreSQL`, () => {
    let server: PostgresServer | null = null;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server?.stop());
    tests({
      kind: 'postgres',
      freshLocation: async () => {
        if (server === null) throw new Error('PostgreSQL has not started');
        return { kind: 'postgres', url: await server.freshDatabase() };
      },
      execute: async (location, statement) => {
        if (location.kind !== 'postgres') throw new Error('not a server');
        await executeOnPostgres(location.url, statement);
      },
    });
  });
}

/** A folder that goes when the tests around it are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'onduty-store-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Opens a store for one test and closes it whatever happens. */
export async function withStore<T>(
  location: StoreLocation,
  work: (store: TeamStore) => Promise<T>,
): Promise<T> {
  const store = await openStore(location, minutes);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
