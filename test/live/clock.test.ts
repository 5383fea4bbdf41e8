import { describe, expect, test } from 'vitest';
import { nextTickAt } from '../../src/live/clock.ts';
import { received } from '../../src/live/remote.ts';
import { onCallAt } from '../../src/oncall/on-call.ts';
import { aLiveState, anIncident, someTime } from '../support/live-state.ts';
import { rotationOf } from '../support/schedules.ts';

describe('the shared clock', () => {
  const minute = Math.ceil(someTime / 60_000) * 60_000;

  test('waits for the minute while nothing on screen counts', () => {
    expect(nextTickAt(aLiveState(), someTime)).toBe(minute);
    expect(nextTickAt(aLiveState(), minute)).toBe(minute + 60_000);
  });

  test('ticks on the second while an incident waits for its acknowledgement', () => {
    const state = aLiveState({ incidents: received([anIncident()], someTime) });
    expect(nextTickAt(state, someTime + 300)).toBe(someTime + 1_000);
  });

  test('an acknowledged incident needs no seconds', () => {
    const incident = anIncident({ state: 'acknowledged' });
    expect(nextTickAt(aLiveState({ incidents: received([incident], someTime) }), someTime)).toBe(
      minute,
    );
  });

  test('takes the flash away when it is time', () => {
    const flash = { tone: 'plain', text: 'Copied', until: someTime + 5_000 } as const;
    expect(nextTickAt(aLiveState({ flash }), someTime)).toBe(someTime + 5_000);
    expect(nextTickAt(aLiveState({ flash }), someTime + 9_000)).toBe(someTime + 9_000);
  });

  test('moves when somebody else is on call, though that is between two minutes', () => {
    const schedule = rotationOf({
      starts: '2026-01-05T09:00',
      turnName: 'week',
      turns: [{ primary: 'alice', secondary: null, escalation: null }],
    });
    const until = someTime + 7_000;
    const onCall = (now: number) => received({ ...onCallAt(schedule, now), until }, now);
    expect(nextTickAt(aLiveState({ onCall: onCall(someTime) }), someTime)).toBe(until);
    // It came while nobody looked: at once, and once.
    expect(nextTickAt(aLiveState({ onCall: onCall(someTime) }), until + 2_000)).toBe(until + 2_000);
    const moved = aLiveState({ onCall: onCall(until), now: until });
    expect(nextTickAt(moved, until)).toBe(minute);
  });
});
