import { type Poller, startPoller } from '../sources/poller.ts';
import { errorLine } from './error-line.ts';
import type { Polling } from './pollers.ts';
import { overridesFailed, overridesReceived } from './receive.ts';
import { withOnCall } from './with-on-call.ts';

// The store tells of changes; this is for a store whose word got lost.
const everySeconds = 60;
// Whom an incident pages must not be by old overrides for longer than it must.
const backoffSeconds = 15;

/** Reads the team's overrides of the rotation: who is on call follows. */
export function pollOverrides({ deps, live, onAnswer }: Polling): Poller {
  return startPoller({
    timers: deps.timers,
    everySeconds,
    backoffSeconds,
    read: async () => (await deps.overrides()).all(),
    onResult: (overrides) => {
      live.change((state) => withOnCall(overridesReceived(state, overrides, deps.timers.now())));
      onAnswer('overrides');
    },
    onError: (error) => {
      live.change((state) => overridesFailed(state, errorLine(error)));
      onAnswer('overrides');
    },
  });
}
