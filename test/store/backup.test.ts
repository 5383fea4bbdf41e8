import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StoreLocation } from '../../src/config/config.ts';
import { copyStore } from '../../src/store/upkeep/copy-store.ts';
import { fillStore } from '../support/full-store.ts';
import {
  executeOnPostgres,
  hasPostgres,
  type PostgresServer,
  startPostgres,
} from '../support/postgres.ts';
import { builtProgram } from '../support/run-program.ts';
import { startStoreProcess } from '../support/store-process.ts';
import { describeEachStore, temporaryFolder, withStore } from '../support/stores.ts';
import { withUpkeep } from '../support/upkeep.ts';

const folder = temporaryFolder();
let files = 0;

/** Where no file is yet. */
function freshFile(): string {
  files += 1;
  return path.join(folder, `backup-${files}.db`);
}

const sqlite = (file: string) => ({ kind: 'sqlite', path: file }) as const;
const outage = { severity: 'SEV-1', title: 'API down' } as const;

/** All that a store says of its incidents. */
function everything(location: StoreLocation) {
  return withStore(location, async (store) => {
    const incidents = await store.list();
    const details = await Promise.all(incidents.map(({ id }) => store.show(id)));
    return { incidents, details };
  });
}

describeEachStore('a backup', (lab) => {
  test('has all of a moment while others write, in one private file', async () => {
    const location = await lab.freshLocation();
    await withStore(location, (store) => store.declare(outage, 'alice'));
    const writer = await startStoreProcess(location, 'bob', 'note', 1_000_000);
    writer.begin();
    await writer.saidLines(5);
    const file = freshFile();
    const confirmed = writer.lines.length;
    const made = await withUpkeep(location, (upkeep) => upkeep.backUp(file));
    await writer.saidLines(confirmed + 5);
    writer.child.kill('SIGKILL');
    await writer.ended();
    expect(made).toMatchObject({ incidents: 1, log: [], rows: [] });
    expect(made.events).toBeGreaterThan(confirmed);
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    expect(readdirSync(folder).filter((name) => name.startsWith(path.basename(file)))).toEqual([
      path.basename(file),
    ]);
    const kept = await withUpkeep(sqlite(file), (upkeep) => upkeep.verify(null));
    expect(kept.newest).toEqual(made.newest);
    await withUpkeep(location, async (upkeep) =>
      expect((await upkeep.verify(made.newest)).log).toEqual([]),
    );
  });

  test('never replaces a file', async () => {
    const location = await lab.freshLocation();
    await withStore(location, (store) => store.declare(outage, 'alice'));
    const file = freshFile();
    writeFileSync(file, 'precious');
    await withUpkeep(location, async (upkeep) => {
      await expect(upkeep.backUp(file)).rejects.toThrow(/there is such a file already/);
      await expect(upkeep.backUp('/nowhere/at/all.db')).rejects.toThrow(/ENOENT.*another file/);
    });
    expect(statSync(file).size).toBe('precious'.length);
  });
});

describe.skipIf(!hasPostgres)('a copy of a store', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  const fresh = async (kind: 'sqlite' | 'postgres'): Promise<StoreLocation> =>
    kind === 'sqlite' ? sqlite(freshFile()) : { kind, url: await server.freshDatabase() };

  test.each([
    ['sqlite', 'sqlite'],
    ['sqlite', 'postgres'],
    ['postgres', 'postgres'],
    ['postgres', 'sqlite'],
  ] as const)('from %s to %s is the same, and goes on', async (kind, other) => {
    const [from, to] = [await fresh(kind), await fresh(other)];
    await fillStore(from, { incidents: 40, eventsEach: 30, open: 5, from: 0 });
    await withStore(from, (store) => store.note('INC-40', 'zoë', 'Ω “quoted” \\ and\nlines 💥'));
    expect(await copyStore(from, to)).toMatchObject({ incidents: 40, events: 1201 });
    expect(await everything(to)).toEqual(await everything(from));
    await withStore(to, async (store) =>
      expect((await store.declare(outage, 'bob')).id).toBe('INC-41'),
    );
    await withUpkeep(to, async (upkeep) => {
      expect(await upkeep.verify(null)).toMatchObject({ events: 1202, log: [], rows: [] });
    });
    await expect(copyStore(from, to)).rejects.toThrow(/holds incidents already/);
  });

  test('is not made of a log that is not as it was written', async () => {
    const [from, to] = [sqlite(freshFile()), sqlite(freshFile())];
    await fillStore(from, { incidents: 3, eventsEach: 4, open: 1, from: 0 });
    executeOnFile(
      from.path,
      "drop trigger events_no_update; update events set text = 'x' where seq = 6",
    );
    await expect(copyStore(from, to)).rejects.toThrow(/not as it was written \(seq 6 \(INC-2\)/);
    expect(await withUpkeep(to, (upkeep) => upkeep.facts())).toMatchObject({ events: 0 });
  });

  test.each(['sqlite', 'postgres'] as const)(
    'to %s that fails at the last event leaves nothing',
    async (kind) => {
      const [from, to] = [sqlite(freshFile()), await fresh(kind)];
      await fillStore(from, { incidents: 4, eventsEach: 300, open: 1, from: 0 });
      await withStore(to, (store) => store.revision());
      const fault = await faultAt(1200, to);
      await expect(copyStore(from, to)).rejects.toThrow(/can't copy the incidents in .*no more/);
      expect(await withUpkeep(to, (upkeep) => upkeep.facts())).toMatchObject({ events: 0 });
      await fault.end();
      expect(await copyStore(from, to)).toMatchObject({ events: 1200 });
    },
  );

  test.each(['sqlite', 'postgres'] as const)(
    'to %s killed in the middle leaves nothing',
    async (kind) => {
      const [from, to] = [sqlite(freshFile()), await fresh(kind)];
      await fillStore(from, { incidents: 200, eventsEach: 50, open: 5, from: 0 });
      const address = to.kind === 'sqlite' ? `sqlite:${to.path}` : to.url;
      const args = [builtProgram, 'store', 'copy', `sqlite:${from.path}`, address];
      const copying = spawn(process.execPath, args, { stdio: 'ignore' });
      const exit = once(copying, 'exit');
      await (to.kind === 'sqlite' ? someWritten(to.path) : someInserted(to.url));
      copying.kill('SIGKILL');
      await exit;
      const { events } = await withUpkeep(to, (upkeep) => upkeep.facts());
      // On a busy machine the copy may have been done before the signal came.
      expect([0, 10_000]).toContain(events);
      if (events === 0) expect(await copyStore(from, to)).toMatchObject({ events: 10_000 });
    },
  );
});

/** Has a database refuse the event with this number. */
async function faultAt(seq: number, location: StoreLocation) {
  if (location.kind === 'sqlite') {
    const fault = `begin select raise(abort, 'no more'); end`;
    executeOnFile(
      location.path,
      `create trigger fault after insert on events when new.seq = ${seq} ${fault}`,
    );
    return { end: async () => executeOnFile(location.path, 'drop trigger fault') };
  }
  const name = `no_more_${seq}`;
  await executeOnPostgres(
    location.url,
    `create function ${name}() returns trigger language plpgsql as $$ begin raise 'no more'; end $$;
     create trigger fault after insert on events for each row when (new.seq = ${seq})
     execute function ${name}()`,
  );
  return { end: () => executeOnPostgres(location.url, 'drop trigger fault on events') };
}

function executeOnFile(file: string, statement: string): void {
  const database = new DatabaseSync(file);
  try {
    database.exec(statement);
  } finally {
    database.close();
  }
}

const pageBytes = 4096;

/** Resolves when a transaction has begun to spill into the log of a database. */
async function someWritten(file: string): Promise<void> {
  const log = `${file}-wal`;
  while (!existsSync(log) || statSync(log).size < 200 * pageBytes) await nextTurn();
}

/** Resolves when a server is inserting events. */
async function someInserted(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const inserting = `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query like 'insert into "events"%'`;
  while ((await client.query(inserting)).rowCount === 0) await nextTurn();
  await client.end();
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
