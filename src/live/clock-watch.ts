import { clockDifference, notableSkewMs } from '../store/clock-difference.ts';
import type { LiveDeps } from './live-deps.ts';
import type { LiveStore } from './live-store.ts';

const everyMs = 5 * 60_000;

/** Compares the store's clock with this machine's at the first answer and every five minutes. */
export function createClockWatch(
  { incidents, timers }: Pick<LiveDeps, 'incidents' | 'timers'>,
  live: LiveStore,
) {
  let lookedAt: number | null = null;
  return {
    /** To be called when the store has answered. */
    look: async (): Promise<void> => {
      const now = timers.now();
      if (lookedAt !== null && Math.abs(now - lookedAt) < everyMs) return;
      lookedAt = now;
      try {
        const store = await incidents();
        const difference = await clockDifference(() => store.now(), timers.now);
        const storeAheadMs = notableSkewMs(difference);
        live.change((state) =>
          state.storeAheadMs === storeAheadMs ? state : { ...state, storeAheadMs },
        );
      } catch {
        // It went away meanwhile, which the next reading will say: ask again then.
        lookedAt = null;
      }
    },
  };
}
