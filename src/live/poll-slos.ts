import { type Poller, startPoller } from '../sources/poller.ts';
import { errorLine } from './error-line.ts';
import { unanswered } from './health.ts';
import type { Polling } from './pollers.ts';
import { longWindowsReceived, slosFailed, slosReceived } from './receive.ts';
import type { SloFeed } from './slo-feed.ts';

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

export function pollLongWindows({ deps, live, onAnswer }: Polling, feed: SloFeed): Poller {
  return startPoller({
    timers: deps.timers,
    everySeconds: deps.setup.refreshSeconds * slowFactor,
    read: (signal) => feed.readSlow(signal),
    onResult: (statuses) => {
      live.change((state) => ({ ...longWindowsReceived(state, statuses), cost: deps.cost() }));
      onAnswer('long-windows');
    },
    onError: (error) => {
      live.change((state) => unanswered(state, 'prometheus', errorLine(error)));
      onAnswer('long-windows');
    },
  });
}
