import { type Poller, startPoller } from '../sources/poller.ts';
import { createClockWatch } from './clock-watch.ts';
import { errorLine } from './error-line.ts';
import { createIncidentFeed } from './incident-feed.ts';
import type { LiveDeps } from './live-deps.ts';
import type { LiveStore } from './live-store.ts';
import { createOutboxWatch } from './outbox-watch.ts';
import type { Polling } from './pollers.ts';
import {
  incidentsFailed,
  incidentsReceived,
  incidentsUnchanged,
  lastKnownReceived,
} from './receive.ts';
import { watchStore } from './watch-store.ts';

const everySeconds = 2;
// Someone's page must not wait two minutes because the store was away for a while.
const backoffSeconds = 15;

export function pollIncidents({
  deps,
  live,
  onAnswer,
  onIncidents,
  onStoreChange,
}: Polling): Poller {
  const feed = createIncidentFeed(deps.incidents);
  const outbox = createOutboxWatch(deps, live);
  const clock = createClockWatch(deps, live);
  const watch = watchStore(deps.incidents, () => {
    if (live.state().paused) return;
    poller.refreshNow();
    onStoreChange();
  });
  const poller = startPoller({
    timers: deps.timers,
    everySeconds,
    backoffSeconds,
    read: () => feed.read(),
    onResult: (incidents) => {
      watch.begin();
      const now = deps.timers.now();
      const wasDown = live.state().incidents.status === 'failed';
      const rows = incidents ?? (wasDown ? live.state().incidents.data : null);
      // Nothing new is news of the store all the same: it answers.
      live.change((state) =>
        rows === null ? incidentsUnchanged(state, now) : incidentsReceived(state, rows, now),
      );
      // The open incident may have failed to be read while nothing changed.
      if (incidents !== null || live.state().incident.status === 'failed') onIncidents();
      onAnswer('incidents');
      void outbox.look('answered');
      void clock.look();
    },
    onError: (error) => {
      live.change((state) => incidentsFailed(state, errorLine(error)));
      void showLastKnown(deps, live).then(() => onAnswer('incidents'));
      void outbox.look('failed');
    },
  });
  return {
    ...poller,
    stop: () => {
      watch.stop();
      poller.stop();
    },
  };
}

/** After a restart nothing is on screen that could stay there. */
async function showLastKnown({ kept }: LiveDeps, live: LiveStore): Promise<void> {
  if (live.state().incidents.data !== null) return;
  const known = await kept.lastKnown();
  if (known !== null) live.change((state) => lastKnownReceived(state, known));
}
