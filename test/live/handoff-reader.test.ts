import { expect, test } from 'vitest';
import { type HandoffSources, readHandoff } from '../../src/live/handoff/read-handoff.ts';
import { liveLab } from '../support/live-lab.ts';
import { withStore } from '../support/stores.ts';

test('what is handed over is read when its screen is open', () =>
  withStore({ kind: 'sqlite', path: ':memory:' }, async (store) => {
    await store.declare({ severity: 'SEV-1', title: 'API down', slo: 'api/availability' }, 'bob');
    const sources: HandoffSources = {
      store: async () => store,
      ...{ schedule: null, prometheus: null, alertmanager: null },
      statuses: async () => [],
    };
    const lab = liveLab(store, {
      handoff: (at, _slos, signal) => readHandoff(sources, { at, asked: 0, signal }),
    });
    lab.live.start();
    lab.live.actions.open({ kind: 'handoff' });
    const { handoff } = await lab.until((state) => state.handoff.data !== null);
    expect(handoff.data?.events).toMatchObject({ value: [{ text: 'declared SEV-1: API down' }] });
    lab.live.stop();
  }));
