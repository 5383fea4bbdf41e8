import { expect, test } from 'vitest';
import { keepingStore } from '../../src/offline/keeping-store.ts';
import { openShelf } from '../../src/offline/open-shelf.ts';
import { StoreAwayError } from '../../src/store/store-error.ts';
import { temporaryFolder, withStore } from '../support/stores.ts';

test('a declaration behind a note that a read-only store does not take says whose failure it tells of', async () => {
  const home = temporaryFolder();
  const location = { kind: 'sqlite', path: ':memory:' } as const;
  await withStore(location, async (store) => {
    await store.declare({ severity: 'SEV-1', title: 'API down' }, 'bob');
    const note = () =>
      Promise.reject(new StoreAwayError("can't write a note on INC-1", { isReadOnly: true }));
    const shelf = openShelf({ store: location, cacheFolder: home, stateFolder: home });
    const keeping = await keepingStore(async () => ({ ...store, note }), shelf).open();
    await expect(keeping.note('INC-1', 'bob', 'rolling back')).rejects.toThrow(
      /kept here as OUT-1 .*; can't write a note on INC-1$/,
    );
    await expect(
      keeping.declare({ severity: 'SEV-2', title: 'Search slow' }, 'bob'),
    ).rejects.toThrow(
      /kept here as OUT-2 .*; what waits comes first: can't write a note on INC-1$/,
    );
    expect(await store.list()).toHaveLength(1);
  });
});
