import type { Poller } from '../sources/poller.ts';
import type { Actions } from './actions.ts';
import type { LiveStore } from './live-store.ts';
import type { Polled } from './pollers.ts';
import type { Pane } from './view.ts';

const polledIn: Readonly<Record<Pane, readonly Polled[]>> = {
  slos: ['slos'],
  budget: ['slos', 'long-windows'],
  oncall: ['overrides', 'plans'],
  incidents: ['incidents'],
  alerts: ['alerts'],
};

/** Reading now, and not reading for a while. */
export function createRefreshActions(
  live: LiveStore,
  pollers: ReadonlyMap<Polled, Poller>,
): Pick<Actions, 'refresh' | 'togglePause'> {
  return {
    refresh: (which) => {
      const wanted = which === 'all' ? [...pollers.keys()] : polledIn[live.state().view.pane];
      for (const polled of wanted) pollers.get(polled)?.refreshNow();
    },
    togglePause: () => {
      const paused = !live.state().paused;
      for (const poller of pollers.values()) {
        if (paused) poller.pause();
        else poller.resume();
      }
      live.change((state) => ({ ...state, paused }));
    },
  };
}
