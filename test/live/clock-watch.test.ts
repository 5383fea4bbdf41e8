import { expect, test } from 'vitest';
import { healthMarks } from '../../src/live/selectors/header-facts.ts';
import { incidentRows } from '../../src/live/selectors/incident-rows.ts';
import { liveFixture } from '../support/live-fixture.ts';
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

test('deadlines and ages count by the clock of the store, and those of the past do not', () => {
  const state = liveFixture();
  const nextOf = (change: Partial<typeof state>): string | undefined =>
    incidentRows({ ...state, ...change }).find(({ id }) => id === 'INC-42')?.next;
  expect(nextOf({})).toBe('→ bob 1:48');
  expect(nextOf({ storeAheadMs: 60_000 })).toBe('→ bob 0:48');
  expect(nextOf({ storeAheadMs: -60_000 })).toBe('→ bob 2:48');
  const past = { at: state.now, status: 'read' } as const;
  expect(nextOf({ storeAheadMs: 60_000, past })).toBe('→ bob 1:48');
});
