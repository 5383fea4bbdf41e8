import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IncidentStore } from '../../src/store/incident-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { StoreAwayError } from '../../src/store/store-error.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { startPostgresProxy } from '../support/postgres-proxy.ts';
import { minutes, withStore } from '../support/stores.ts';

const outage = { severity: 'SEV-1', title: 'API down' } as const;

describe.skipIf(!hasPostgres)('a PostgreSQL store in trouble', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  test('stopped and started in the middle of writes: each is there once, or was refused', async () => {
    const url = await server.freshDatabase();
    const location = { kind: 'postgres', url } as const;
    await withStore(location, (store) => store.declare(outage, 'alice'));
    const writers = await Promise.all([1, 2, 3].map(() => openStore(location, minutes)));
    const confirmed: string[] = [];
    const failed: unknown[] = [];
    const wanted = Promise.withResolvers<void>();
    let stop = false;
    const write = async (store: IncidentStore, writer: number): Promise<void> => {
      for (let number = 1; !stop; number += 1) {
        const text = `writer ${writer} number ${number}`;
        await store.note('INC-1', 'bob', text).then(
          () => confirmed.push(text),
          (error: unknown) => failed.push(error),
        );
        if (confirmed.length > 50) wanted.resolve();
      }
    };
    const done = writers.map(write);
    await wanted.promise;
    for (let round = 0; round < 4; round += 1) {
      await server.shutDown();
      await server.startAgain();
      const before = confirmed.length;
      await withStore(location, async (store) => {
        while (confirmed.length < before + 20) await store.revision();
      });
    }
    stop = true;
    await Promise.all(done);
    expect(failed.filter((error) => !(error instanceof StoreAwayError))).toEqual([]);
    const detail = await withStore(location, (store) => store.show('INC-1'));
    const texts = (detail?.events ?? []).slice(1).map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
    expect(confirmed.filter((text) => !texts.includes(text))).toEqual([]);
    expect(detail?.events.at(-1)?.seq).toBe(detail?.events.length);
    await Promise.all(writers.map((store) => store.close()));
  }, 60_000);

  test('makes a change once when the answer to its commit is lost, and says it is made', async () => {
    const proxy = await startPostgresProxy(server.port);
    const url = (await server.freshDatabase()).replace(String(server.port), String(proxy.port));
    await withStore({ kind: 'postgres', url }, async (store) => {
      proxy.loseNextCommit();
      expect((await store.declare(outage, 'alice')).id).toBe('INC-1');
      proxy.loseNextCommit();
      expect(await store.note('INC-1', 'alice', 'looking')).toMatchObject({ ok: true });
      proxy.loseNextCommit();
      expect(await store.acknowledge('INC-1', 'alice')).toMatchObject({ ok: true });
      await store.declare(outage, 'bob');
      proxy.loseNextCommit();
      expect(await store.merge('INC-1', 'alice', 'INC-2')).toMatchObject({
        ok: true,
        value: { id: 'INC-2' },
      });
      expect(proxy.lostCommits()).toBe(4);
      const kinds = (await store.show('INC-1'))?.events.map(({ kind }) => kind);
      expect(kinds).toEqual(['declared', 'note', 'acknowledged', 'merged']);
      expect(await store.revision()).toBe(6);
    });
    await proxy.stop();
  });
});
