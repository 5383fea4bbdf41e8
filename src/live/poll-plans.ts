import { type Poller, startPoller } from '../sources/poller.ts';
import { errorLine } from './error-line.ts';
import type { LiveDeps } from './live-deps.ts';
import type { Polling } from './pollers.ts';
import { plansFailed, plansReceived } from './receive.ts';
import { withOnCall } from './with-on-call.ts';

// Calendars change by the day; whoever swaps tonight wants to see it soon.
const everySeconds = 120;

/** Reads the calendars that say who is on call: who is follows. */
export function pollPlans(
  { deps, live, onAnswer }: Polling,
  readPlans: NonNullable<LiveDeps['plans']>,
): Poller {
  const { now } = deps.timers;
  return startPoller({
    timers: deps.timers,
    everySeconds,
    read: (signal) => readPlans(now(), signal),
    onResult: (plans) => {
      live.change((state) => withOnCall(plansReceived(state, plans, now())));
      onAnswer('plans');
    },
    onError: (error) => {
      live.change((state) => withOnCall(plansFailed(state, errorLine(error))));
      onAnswer('plans');
    },
  });
}
