import type { Rota } from '../../src/live/state.ts';
import { fixtureNow } from './fixture-time.ts';
import { layerOf, scheduleOf } from './schedules.ts';

/** alice's week, bob's next; alice sleeps in another zone than bob. */
export const fixtureRota: Rota = {
  schedules: [
    scheduleOf(
      [
        layerOf({
          starts: '2026-11-23T09:00',
          turnName: 'week',
          turns: [
            { primary: 'alice', secondary: 'bob', escalation: 'charlie' },
            { primary: 'bob', secondary: 'charlie', escalation: 'alice' },
            { primary: 'charlie', secondary: 'alice', escalation: 'bob' },
          ],
        }),
      ],
      { name: 'on-call' },
    ),
  ],
  timeZones: { alice: 'Europe/London', bob: 'Pacific/Auckland' },
};

/** Who is on call at that time. */
export const fixtureOnCall = {
  at: fixtureNow,
  schedule: 'on-call',
  timeZone: 'Europe/London',
  primary: 'alice',
  secondary: 'bob',
  escalation: 'charlie',
  reason: 'week 1',
  overrides: [],
  until: Date.UTC(2026, 10, 30, 9),
  next: {
    primary: 'bob',
    secondary: 'charlie',
    escalation: 'alice',
    reason: 'week 2',
    from: Date.UTC(2026, 10, 30, 9),
  },
} as const;
