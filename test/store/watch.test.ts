import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import { hasPgbouncer, type Pooler, startPgbouncer } from '../support/pgbouncer.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { startPostgresProxy } from '../support/postgres-proxy.ts';
import { describeEachStore, withStore } from '../support/stores.ts';

const outage = { severity: 'SEV-1', title: 'API down' } as const;

/** Calls that a test can wait for. */
function calls() {
  let next = Promise.withResolvers<void>();
  return {
    call: (): void => {
      next.resolve();
      next = Promise.withResolvers();
    },
    next: () => next.promise,
  };
}

describeEachStore('whoever watches', (lab) => {
  test('is told of what another process changes', async () => {
    const location = await lab.freshLocation();
    await withStore(location, (ours) =>
      withStore(location, async (theirs) => {
        await theirs.declare(outage, 'bob');
        const { call, next } = calls();
        const stop = ours.watch(call);
        await next();
        for (let change = 1; change <= 2; change += 1) {
          const told = next();
          const kept = await theirs.note('INC-1', 'bob', `note ${change}`);
          expect(kept.ok).toBe(true);
          await told;
        }
        stop();
      }),
    );
  });
});

describe.skipIf(!hasPostgres)('a PostgreSQL server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  test('announces changes by itself, and again after it was away', async () => {
    const location = { kind: 'postgres', url: await server.freshDatabase() } as const;
    await withStore(location, async (theirs) => {
      await theirs.declare(outage, 'bob');
      const engine = await openPostgres(location.url);
      const { call, next } = calls();
      let looked = 0;
      const revision = async () => {
        looked += 1;
        return 1;
      };
      const listening = next();
      const stop = engine.watch({ onChange: call, revision });
      await listening;
      const before = looked;
      for (const text of ['one', 'two']) {
        const told = next();
        await theirs.note('INC-1', 'bob', text);
        await told;
      }
      expect(looked).toBe(before);
      const again = next();
      await server.shutDown();
      await server.startAgain();
      await again;
      const told = next();
      await theirs.note('INC-1', 'bob', 'three');
      await told;
      stop();
      await engine.db.destroy();
    });
  });

  test('behind a pooler that hands no announcements on is asked instead', async () => {
    const direct = await server.freshDatabase();
    const proxy = await startPostgresProxy(server.port);
    proxy.swallowNotifications();
    const url = direct.replace(String(server.port), String(proxy.port));
    await withStore({ kind: 'postgres', url: direct }, (theirs) =>
      withStore({ kind: 'postgres', url }, async (ours) => {
        await theirs.declare(outage, 'bob');
        const { call, next } = calls();
        const stop = ours.watch(call);
        for (const text of ['one', 'two']) {
          const told = next();
          await theirs.note('INC-1', 'bob', text);
          await told;
        }
        stop();
      }),
    );
    await proxy.stop();
  });
});

describe.skipIf(!hasPostgres || !hasPgbouncer)('behind pgbouncer in transaction mode', () => {
  let server: PostgresServer;
  let pooler: Pooler;
  beforeAll(async () => {
    server = await startPostgres();
    pooler = await startPgbouncer(server.port);
  });
  afterAll(async () => {
    await pooler.stop();
    await server.stop();
  });

  test('everything works, and changes of others are seen', async () => {
    const location = {
      kind: 'postgres',
      url: pooler.through(await server.freshDatabase()),
    } as const;
    await withStore(location, (ours) =>
      withStore(location, async (theirs) => {
        await Promise.all(['a', 'b', 'c'].map((actor) => theirs.declare(outage, actor)));
        const { call, next } = calls();
        const stop = ours.watch(call);
        for (const text of ['one', 'two']) {
          const told = next();
          await theirs.note('INC-1', 'bob', text);
          await told;
        }
        stop();
        expect((await ours.show('INC-1'))?.events.map(({ seq }) => seq)).toHaveLength(3);
      }),
    );
  });
});
