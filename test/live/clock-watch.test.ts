import { expect, test } from 'vitest';
import { healthMarks } from '../../src/live/selectors/header-facts.ts';
import { liveLab } from '../support/live-lab.ts';
import { withStore } from '../support/stores.ts';

test('a clock of the store that is not ours is said in the header, and no more once it is', async () => {
  await withStore({ kind: 'sqlite', path: ':memory:' }, async (store) => {
    let aheadMs = 90_000;
    let ownMs = 0;
    const skewed = { ...store, now: async () => Date.now() + ownMs + aheadMs };
    const lab = liveLab(skewed, {
      timers: {
        now: () => Date.now() + ownMs,
        set: (task, ms) => setTimeout(task, Math.min(ms, 20)),
        clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
      },
    });
    lab.live.start();
    const state = await lab.until(({ storeAheadMs }) => storeAheadMs !== null);
    expect(healthMarks(state).find(({ name }) => name === 'store')).toMatchObject({
      ...{ mark: 'stale', note: 'clock 1m ahead of yours' },
    });
    aheadMs = 0;
    ownMs = 6 * 60_000;
    expect((await lab.until(({ storeAheadMs }) => storeAheadMs === null)).storeAheadMs).toBeNull();
    lab.live.stop();
  });
});
