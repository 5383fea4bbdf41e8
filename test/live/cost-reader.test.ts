import path from 'node:path';
import { expect, test } from 'vitest';
import type { LiveDeps } from '../../src/live/live-deps.ts';
import { received } from '../../src/live/remote.ts';
import type { IncidentCost } from '../../src/slo/incident-cost.ts';
import { type LiveLab, liveLab } from '../support/live-lab.ts';
import { anSloStatus, someTime } from '../support/live-state.ts';
import { temporaryFolder, withStore } from '../support/stores.ts';

const folder = temporaryFolder();
let files = 0;

const cost: IncidentCost = {
  ...{ slo: 'api/availability', window: '30d', by: 'sli', ongoing: true, unknownMs: 0 },
  ...{
    coverage: 1,
    projected: false,
    net: 0.5,
    gross: 0.5,
    excludedMs: 0,
    raw: null,
    during: { bad: 1, total: 2 },
  },
  counted: { from: someTime - 60_000, to: someTime },
};

/** An incident about an SLO that is known and one that is not, open on screen. */
async function withOpen(incidentCost: LiveDeps['incidentCost'], work: (lab: LiveLab) => unknown) {
  files += 1;
  await withStore({ kind: 'sqlite', path: path.join(folder, `${files}.db`) }, async (store) => {
    await store.declare({ severity: 'SEV-2', title: 'API 5xx', slo: 'api/availability' }, 'bob');
    await store.link('INC-1', 'bob', [{ kind: 'slo', target: 'gone/latency' }]);
    const lab = liveLab(store, { incidentCost });
    const { live } = lab;
    live.store.setState({ slos: received([anSloStatus('api', 100)], someTime) });
    live.start();
    try {
      live.actions.open({ kind: 'incident', id: 'INC-1' });
      await work(lab);
    } finally {
      live.stop();
    }
  });
}

test('the cost of the open incident is read for each of its SLOs, and unknown where it can not be', () =>
  withOpen(
    async () => cost,
    async ({ until }) => {
      const { incidentCosts } = await until((state) => state.incidentCosts.data !== null);
      expect(incidentCosts.data).toEqual({
        id: 'INC-1',
        readings: [
          { kind: 'known', cost },
          { kind: 'unknown', slo: 'gone/latency', reason: 'no such SLO is configured' },
        ],
      });
    },
  ));

test('a server that does not answer leaves the cost unknown, with why', () =>
  withOpen(
    async () => {
      throw new Error('Prometheus answered 503');
    },
    async ({ until }) => {
      const { incidentCosts } = await until((state) => state.incidentCosts.data !== null);
      expect(incidentCosts.data?.readings[0]).toEqual({
        ...{ kind: 'unknown', slo: 'api/availability', reason: 'Prometheus answered 503' },
      });
    },
  ));
