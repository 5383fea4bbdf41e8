import { type Poller, startPoller } from '../sources/poller.ts';
import type { AlertFeed } from './alert-feed.ts';
import { errorLine } from './error-line.ts';
import type { Polling } from './pollers.ts';
import { alertsFailed, alertsReceived } from './receive.ts';

export function pollAlerts({ deps, live, onAnswer }: Polling, feed: AlertFeed): Poller {
  return startPoller({
    timers: deps.timers,
    everySeconds: deps.setup.refreshSeconds,
    read: (signal) => feed.read(signal),
    onResult: (alerts) => {
      live.change((state) => alertsReceived(state, alerts, feed.source, deps.timers.now()));
      onAnswer('alerts');
    },
    onError: (error) => {
      live.change((state) => alertsFailed(state, feed.source, errorLine(error)));
      onAnswer('alerts');
    },
  });
}
