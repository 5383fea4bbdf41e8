import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { asOrdinaryPerson } from '../support/ordinary-person.ts';
import { hasPostgres } from '../support/postgres.ts';
import { describeEachStore, minutes, temporaryFolder, withStore } from '../support/stores.ts';

/** The one line a person gets for a store that can't be opened. */
async function problemOf(location: Parameters<typeof openStore>[0]): Promise<string> {
  const error = await openStore(location, minutes).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StoreError);
  const { message } = error as StoreError;
  expect(message).not.toContain('\n');
  return message;
}

const sqlite = (file: string) => ({ kind: 'sqlite', path: file }) as const;

describe('files that are no store', () => {
  const folder = temporaryFolder();
  const at = (name: string) => path.join(folder, name);

  test('a folder', async () => {
    expect(await problemOf(sqlite(folder))).toMatch(/is a folder: name a file with --store/);
  });

  test('a file that is not a database stays as it is', async () => {
    writeFileSync(at('letter.txt'), 'Dear team, '.repeat(200));
    expect(await problemOf(sqlite(at('letter.txt')))).toMatch(
      /not a SQLite database: name another/,
    );
    expect(readFileSync(at('letter.txt'), 'utf8')).toBe('Dear team, '.repeat(200));
  });

  test('the database of something else gets no tables', async () => {
    const other = new DatabaseSync(at('other.db'));
    other.exec('create table bookmarks (url text)');
    other.close();
    expect(await problemOf(sqlite(at('other.db')))).toMatch(/holds the tables of something else/);
    const after = new DatabaseSync(at('other.db'));
    const tables = after.prepare('select name from sqlite_master').all();
    after.close();
    expect(tables).toHaveLength(1);
  });

  test('a folder that can not be made', async () => {
    writeFileSync(at('file'), '');
    expect(await problemOf(sqlite(at('file/deeper/incidents.db')))).toMatch(
      /can't make the folder .*file\/deeper.*name another file with --store/,
    );
  });

  test('missing folders are made for their owner alone', async () => {
    await withStore(sqlite(at('new/folder/incidents.db')), async (store) => {
      expect(await store.revision()).toBe(0);
    });
    expect(modeOf(at('new/folder'))).toBe('700');
  });
});

describe('a store that may only be read', () => {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);

  async function readOnlyStore(name: string, folderMode: number): Promise<string> {
    mkdirSync(path.join(folder, name));
    const file = path.join(folder, name, 'incidents.db');
    await withStore(sqlite(file), (store) =>
      store.declare({ severity: 'SEV-1', title: 'API down' }, 'alice'),
    );
    chmodSync(file, 0o444);
    chmodSync(path.dirname(file), folderMode);
    return file;
  }

  test.each([
    ['file', 0o777],
    ['folder', 0o555],
  ])('shows its incidents and refuses changes in one line: %s', async (name, folderMode) => {
    const file = await readOnlyStore(name, folderMode);
    await asOrdinaryPerson(() =>
      withStore(sqlite(file), async (store) => {
        expect((await store.list()).map(({ id }) => id)).toEqual(['INC-1']);
        const refused = store.acknowledge('INC-1', 'bob');
        await expect(refused).rejects.toMatchObject({ isReadOnly: true });
        await expect(refused).rejects.toThrow(
          /^can't acknowledge INC-1 in sqlite:.*it is read-only: make the file and its folder writable/,
        );
      }),
    );
  });

  test('a folder where no file may be made', async () => {
    mkdirSync(path.join(folder, 'empty'));
    chmodSync(path.join(folder, 'empty'), 0o555);
    const message = await asOrdinaryPerson(() =>
      problemOf(sqlite(path.join(folder, 'empty', 'incidents.db'))),
    );
    expect(message).toMatch(/may not be opened: check their permissions/);
  });
});

describe.skipIf(!hasPostgres)('servers that are no store', () => {
  test('nothing listens', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const address = probe.address();
    probe.close();
    const port = typeof address === 'object' ? address?.port : 0;
    const message = await problemOf({
      kind: 'postgres',
      url: `postgres://alice:secret@127.0.0.1:${port}/team`,
    });
    expect(message).toMatch(/ECONNREFUSED.*is PostgreSQL running/);
    expect(message).not.toContain('secret');
  });

  test('an address that is none', async () => {
    expect(await problemOf({ kind: 'postgres', url: 'postgres://[' })).toMatch(/is not a URL/);
  });
});

describeEachStore('the database itself', (lab) => {
  test('refuses a store of a newer version and leaves it alone', async () => {
    const location = await lab.freshLocation();
    await withStore(location, (store) => store.revision());
    const add = "insert into onduty_migration values ('0999-later', '2030-01-01T00:00:00.000Z')";
    await lab.execute(location, add);
    expect(await problemOf(location)).toMatch(/newer onduty.*"0999-later".*update onduty/);
  });

  test('lets nobody change, remove or skip events', async () => {
    const location = await lab.freshLocation();
    await withStore(location, (store) =>
      store.declare({ severity: 'SEV-1', title: 'API down' }, 'alice'),
    );
    const edit = "update events set actor = 'mallory'";
    await expect(lab.execute(location, edit)).rejects.toThrow(/append-only/);
    await expect(lab.execute(location, 'delete from events')).rejects.toThrow(/append-only/);
    const skip = "insert into events values (7, 1, 0, 'mallory', 'note', 'x', '{}', null, '')";
    await expect(lab.execute(location, skip)).rejects.toThrow(/without gaps/);
  });
});

function modeOf(file: string): string {
  return (statSync(file).mode & 0o777).toString(8);
}
