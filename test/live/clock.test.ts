import { describe, expect, test } from 'vitest';
import { nextTickAt } from '../../src/live/clock.ts';
import { received } from '../../src/live/remote.ts';
import { aLiveState, anIncident, someTime } from '../support/live-state.ts';

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
});
