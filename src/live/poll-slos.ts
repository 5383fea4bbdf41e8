import type { SloStatus } from '../slo/status.ts';
import { type Poller, startPoller } from '../sources/poller.ts';
import { errorLine } from './error-line.ts';
import type { Filling, FillProgress } from './filling.ts';
import { unanswered } from './health.ts';
import type { Polling } from './pollers.ts';
import { longWindowsReceived, slosFailed, slosReceived } from './receive.ts';
import { sloRows } from './selectors/slo-rows.ts';
import type { SloFeed } from './slo-feed.ts';
import type { LiveState } from './state.ts';

/** Long windows move slowly: they are read this much less often than short ones. */
const slowFactor = 8;

export function pollShortWindows({ deps, live, onAnswer }: Polling, feed: SloFeed): Poller {
  return startPoller({
    timers: deps.timers,
    everySeconds: deps.setup.refreshSeconds,
    read: (signal) => feed.readFast(signal),
    onResult: (statuses) => {
      live.change((state) => ({
        ...slosReceived(state, statuses, deps.timers.now()),
        cost: deps.cost(),
      }));
      onAnswer('slos');
    },
    onError: (error) => {
      const reason = errorLine(error);
      live.change((state) => slosFailed(state, feed.afterFailure(reason), reason));
      onAnswer('slos');
    },
  });
}

/** Rows on the largest screens; the cursor's own neighbourhood is among them. */
const rowsOnScreen = 60;

export function pollLongWindows({ deps, live, onAnswer }: Polling, feed: SloFeed): Poller {
  const receive = (statuses: readonly SloStatus[], progress: FillProgress | null) =>
    live.change((state) => ({
      ...longWindowsReceived(state, statuses),
      cost: deps.cost(),
      filling: progress,
    }));
  const filling: Filling = { wanted: () => idsOnScreen(live.state()), onPart: receive };
  return startPoller({
    timers: deps.timers,
    everySeconds: deps.setup.refreshSeconds * slowFactor,
    read: (signal) => feed.readSlow(signal, filling),
    onResult: (statuses) => {
      receive(statuses, null);
      onAnswer('long-windows');
    },
    onError: (error) => {
      live.change((state) => ({
        ...unanswered(state, 'prometheus', errorLine(error)),
        filling: null,
      }));
      onAnswer('long-windows');
    },
  });
}

/** The rows about the cursor, which are on screen, and some beyond. */
function idsOnScreen(state: LiveState): ReadonlySet<string> {
  const ids = sloRows(state).map(({ id }) => id);
  const cursor = Math.max(0, ids.indexOf(state.view.cursor.slos ?? ''));
  const first = Math.max(0, cursor - rowsOnScreen / 2);
  return new Set(ids.slice(first, first + rowsOnScreen));
}
