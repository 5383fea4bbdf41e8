import { expect, test } from 'vitest';
import type { NewOverride } from '../../src/oncall/stored-override.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { TeamStore } from '../../src/store/sql-store.ts';
import { copyStore } from '../../src/store/upkeep/copy-store.ts';
import { describeEachStore, minutes } from '../support/stores.ts';

const hour = 3_600_000;
const monday = Date.UTC(2026, 0, 5);

function override(fields: Partial<NewOverride> = {}): NewOverride {
  return {
    ...{ schedule: 'platform', start: monday, end: monday + 8 * hour, user: 'carol' },
    ...{ insteadOf: 'bob', role: null, note: 'dentist' },
    ...fields,
  };
}

describeEachStore('overrides', (lab) => {
  async function withStore(work: (store: TeamStore) => Promise<void>): Promise<void> {
    const store = await openStore(await lab.freshLocation(), minutes);
    await work(store).finally(() => store.close());
  }

  test('are kept as asked for, with their author and the time by the store', () =>
    withStore(async ({ overrides, now }) => {
      const before = await now();
      const [made] = await overrides.add([override()], 'alice');
      expect(made).toMatchObject({ ...override(), id: 'OVR-1', author: 'alice' });
      expect(made?.createdAt).toBeGreaterThanOrEqual(before);
      expect(await overrides.between(monday, monday + hour)).toEqual([made]);
    }));

  test('a window has those with a part in it: the end is no part', () =>
    withStore(async ({ overrides }) => {
      await overrides.add(
        [override(), override({ start: monday + 8 * hour, end: monday + 9 * hour })],
        'alice',
      );
      const ids = async (from: number, to: number) =>
        (await overrides.between(from, to)).map(({ id }) => id);
      expect(await ids(monday - hour, monday)).toEqual([]);
      expect(await ids(monday + 8 * hour, monday + 8 * hour + 1)).toEqual(['OVR-2']);
      expect(await ids(monday, monday + 9 * hour)).toEqual(['OVR-1', 'OVR-2']);
    }));

  test('one that is taken back counts no more, and stays to be told of', () =>
    withStore(async ({ overrides }) => {
      await overrides.add([override()], 'alice');
      const [first, second] = await Promise.all([
        overrides.withdraw('ovr-1', 'bob'),
        overrides.withdraw('1', 'carol'),
      ]);
      expect([first.kind, second.kind].sort()).toEqual(['already-withdrawn', 'withdrawn']);
      const [kept] = await overrides.all();
      const winner = first.kind === 'withdrawn' ? 'bob' : 'carol';
      expect(kept?.withdrawnBy).toBe(winner);
      expect(await overrides.between(monday, monday + hour)).toEqual([]);
      expect((await overrides.withdraw('OVR-9', 'bob')).kind).toBe('unknown');
      expect((await overrides.withdraw('INC-1', 'bob')).kind).toBe('unknown');
    }));

  test('twenty at once are all kept, each with a number of its own', () =>
    withStore(async ({ overrides }) => {
      await Promise.all(Array.from({ length: 20 }, () => overrides.add([override()], 'alice')));
      expect((await overrides.all()).map(({ id }) => id)).toEqual(
        Array.from({ length: 20 }, (_, index) => `OVR-${index + 1}`),
      );
    }));

  test('whoever watches is told, and control characters stay outside', () =>
    withStore(async (store) => {
      const told = Promise.withResolvers<void>();
      let calls = 0;
      const first = Promise.withResolvers<void>();
      const stop = store.watch(() => {
        calls += 1;
        if (calls === 1) first.resolve();
        else told.resolve();
      });
      await first.promise;
      await store.overrides.add([override({ note: 'den\u001b[2Jtist\u202e' })], 'al\u0007ice');
      await told.promise;
      stop();
      expect(await store.overrides.all()).toMatchObject([{ note: 'dentist', author: 'alice' }]);
    }));

  test('move with their store', async () => {
    const from = await lab.freshLocation();
    const store = await openStore(from, minutes);
    await store.overrides.add([override(), override({ user: null })], 'alice');
    await store.overrides.withdraw('OVR-2', 'alice');
    const all = await store.overrides.all();
    await store.close();
    const to = await lab.freshLocation();
    await copyStore(from, to);
    await expect(copyStore(from, to)).rejects.toThrow('holds overrides already');
    const copy = await openStore(to, minutes);
    expect(await copy.overrides.all()).toEqual(all);
    await copy.close();
  });
});
